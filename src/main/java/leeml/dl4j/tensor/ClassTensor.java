package leeml.dl4j.tensor;

import java.util.Arrays;

/** Classes where they lie, as one-hot vectors. */
record ClassTensor(float[] classes, int classCount) implements Tensor {

  @Override
  public int count() {
    return classes.length;
  }

  @Override
  public int[] shape() {
    return new int[] {classCount};
  }

  @Override
  public void copy(int example, float[] into, int at) {
    int k = (int) classes[example];
    if (k < 0 || k >= classCount) {
      throw new IllegalArgumentException(
          "class %d at %d, expected 0 … %d".formatted(k, example, classCount - 1));
    }
    Arrays.fill(into, at, at + classCount, 0);
    into[at + k] = 1;
  }

  @Override
  public Tensor select(int[] examples) {
    float[] selected = new float[examples.length];
    for (int i = 0; i < examples.length; i++) {
      selected[i] = classes[examples[i]];
    }
    return new ClassTensor(selected, classCount);
  }
}
