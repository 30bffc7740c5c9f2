package leeml.dl4j.tensor;

import java.util.Arrays;

/** Numbers as they are. */
record DenseTensor(float[] values, int[] shape) implements Tensor {

  DenseTensor {
    int length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (length < 1 || values.length % length != 0) {
      throw new IllegalArgumentException(
          "%d values do not make examples of shape %s"
              .formatted(values.length, Arrays.toString(shape)));
    }
  }

  @Override
  public int count() {
    return values.length / length();
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public void copy(int example, float[] into, int at) {
    int length = length();
    System.arraycopy(values, example * length, into, at, length);
  }

  @Override
  public Tensor select(int[] examples) {
    int length = length();
    float[] selected = new float[Math.multiplyExact(examples.length, length)];
    for (int i = 0; i < examples.length; i++) {
      System.arraycopy(values, examples[i] * length, selected, i * length, length);
    }
    return new DenseTensor(selected, shape);
  }
}
