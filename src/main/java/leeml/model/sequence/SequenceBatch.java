package leeml.model.sequence;

import leeml.model.Batch;

/**
 * A batch of a {@link SequenceSet}: those sequences that {@code order[from … to)} names. A view.
 *
 * @param set where they lie
 * @param order sequence numbers
 * @param from the first place in {@code order}
 * @param to one past the last place
 */
public record SequenceBatch(SequenceSet set, int[] order, int from, int to) implements Batch {

  /** Checks the borders. */
  public SequenceBatch {
    if (from < 0 || to < from || to > order.length) {
      throw new IllegalArgumentException(
          "batch [%d, %d) lies outside the order of %d sequences"
              .formatted(from, to, order.length));
    }
  }

  @Override
  public int size() {
    return to - from;
  }

  /** The number, in the set, of the batch's i-th sequence. */
  public int sequence(int i) {
    return order[from + i];
  }

  /** The batch's sequences [first, last), as a batch. */
  public SequenceBatch part(int first, int last) {
    return new SequenceBatch(set, order, from + first, from + last);
  }
}
