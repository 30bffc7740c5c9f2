package leeml.model;

/**
 * A batch of {@link Examples}: those that {@code order[from … to)} names. A view, nothing is
 * copied.
 *
 * @param examples where the rows lie
 * @param order row numbers
 * @param from the first place in {@code order}
 * @param to one past the last place
 */
public record ExampleBatch(Examples examples, int[] order, int from, int to) implements Batch {

  /** Checks the borders. */
  public ExampleBatch {
    if (from < 0 || to < from || to > order.length) {
      throw new IllegalArgumentException(
          "batch [" + from + ", " + to + ") lies outside the order of " + order.length + " rows");
    }
  }

  @Override
  public int size() {
    return to - from;
  }

  /** The row number of the batch's i-th example. */
  public int row(int i) {
    return order[from + i];
  }

  /** The target of the batch's i-th example. */
  public float target(int i) {
    return examples.targets()[row(i)];
  }
}
