package leeml.dl4j.tensor;

import java.util.Arrays;

/** Classes, one an example or one a step. */
record OneHotTensor(int[] classes, int classCount, int steps) implements Tensor {

  /** The number of steps that says: rows, not sequences. */
  static final int NO_STEPS = 0;

  private static final int NO_CLASS = -1;

  OneHotTensor {
    if (classCount < 1 || steps < NO_STEPS || classes.length % Math.max(1, steps) != 0) {
      throw new IllegalArgumentException(
          "%d classes do not make sequences of %d steps over %d classes"
              .formatted(classes.length, steps, classCount));
    }
    int lowest = steps == NO_STEPS ? 0 : NO_CLASS;
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] < lowest || classes[i] >= classCount) {
        throw new IllegalArgumentException(
            "class %d at %d, expected %d … %d".formatted(classes[i], i, lowest, classCount - 1));
      }
    }
  }

  @Override
  public int count() {
    return classes.length / columns();
  }

  @Override
  public int[] shape() {
    return steps == NO_STEPS ? new int[] {classCount} : new int[] {classCount, steps};
  }

  @Override
  public void copy(int example, float[] into, int at) {
    int columns = columns();
    Arrays.fill(into, at, at + classCount * columns, 0);
    for (int t = 0; t < columns; t++) {
      int k = classes[example * columns + t];
      if (k != NO_CLASS) {
        into[at + k * columns + t] = 1;
      }
    }
  }

  @Override
  public Tensor select(int[] examples) {
    int columns = columns();
    int[] selected = new int[examples.length * columns];
    for (int i = 0; i < examples.length; i++) {
      System.arraycopy(classes, examples[i] * columns, selected, i * columns, columns);
    }
    return new OneHotTensor(selected, classCount, steps);
  }

  private int columns() {
    return Math.max(1, steps);
  }
}
