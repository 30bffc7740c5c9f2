package leeml.model;

import java.io.Serializable;

/**
 * Features and targets: row i of {@code rows} has the target {@code targets[i]}.
 *
 * <p>A target is a number to predict, or a class 0 … K − 1.
 *
 * @param rows shape (n, p)
 * @param targets shape (n)
 */
public record Examples(Rows rows, float[] targets) implements Serializable {

  /** Checks that there is one target a row. */
  public Examples {
    if (rows.count() != targets.length) {
      throw new IllegalArgumentException(
          rows.count() + " rows and " + targets.length + " targets differ in number");
    }
  }

  /** Dense examples over arrays that are not copied: {@code values} is row-major. */
  public static Examples dense(float[] values, int columns, float[] targets) {
    return new Examples(new DenseRows(values, columns), targets);
  }

  /** The number n of examples. */
  public int size() {
    return targets.length;
  }

  /**
   * Some of them, in the order given; copied.
   *
   * @param chosen example numbers, each 0 … n − 1
   */
  public Examples take(int[] chosen) {
    float[] taken = new float[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      taken[i] = targets[chosen[i]];
    }
    return new Examples(rows.take(chosen), taken);
  }

  /** All of them as one batch, in order. */
  public ExampleBatch all() {
    int[] order = new int[size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    return new ExampleBatch(this, order, 0, order.length);
  }
}
