package leeml.dl4j.tensor;

import leeml.model.Batch;

/**
 * A batch of a {@link TensorSet}: the examples that {@code order[from … to)} names. A view.
 *
 * @param set where the examples lie
 * @param order example numbers
 * @param from the first place in {@code order}
 * @param to one past the last place
 */
public record TensorBatch(TensorSet set, int[] order, int from, int to) implements Batch {

  /** Checks the borders. */
  public TensorBatch {
    if (from < 0 || to < from || to > order.length) {
      throw new IllegalArgumentException(
          "batch [%d, %d) lies outside the order of %d examples".formatted(from, to, order.length));
    }
  }

  @Override
  public int size() {
    return to - from;
  }

  /** The number, in the set, of the batch's i-th example. */
  public int example(int i) {
    return order[from + i];
  }

  /** The batch's examples [first, last), as a batch. */
  public TensorBatch part(int first, int last) {
    return new TensorBatch(set, order, from + first, from + last);
  }
}
