package leeml.model.sequence;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * How the steps of a batch lie behind each other as rows: step by step, and within a step the
 * longest sequence first.
 *
 * <p>At step t the sequences under way are the places 0 … {@code active(t)} − 1, in the rows from
 * {@code first(t)} on. What a place had one step earlier is as many rows from {@code first(t − 1)},
 * so that a step is one product of matrices. Sequences of equal length stay in the batch's order.
 */
public final class PackedSteps {

  private final SequenceBatch batch;
  private final int[] place;
  private final int[] lengths;
  private final int[] first;
  private final OptionalLong noise;

  private PackedSteps(
      SequenceBatch batch, int[] place, int[] lengths, int[] first, OptionalLong noise) {
    this.batch = batch;
    this.place = place;
    this.lengths = lengths;
    this.first = first;
    this.noise = noise;
  }

  /** The layout of a batch of at least one sequence. */
  public static PackedSteps of(SequenceBatch batch) {
    StepInputs inputs = batch.set().inputs();
    int[] place =
        IntStream.range(0, batch.size())
            .boxed()
            .sorted(Comparator.comparing(i -> -inputs.length(batch.sequence(i))))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] lengths = new int[place.length];
    for (int p = 0; p < place.length; p++) {
      lengths[p] = inputs.length(batch.sequence(place[p]));
    }
    int[] first = new int[lengths[0] + 1];
    int active = lengths.length;
    for (int t = 0; t < lengths[0]; t++) {
      while (lengths[active - 1] <= t) {
        active--;
      }
      first[t + 1] = first[t] + active;
    }
    return new PackedSteps(batch, place, lengths, first, OptionalLong.empty());
  }

  /** The same layout, for a pass in training whose noise is drawn from {@code seed}. */
  public PackedSteps withNoise(long seed) {
    return new PackedSteps(batch, place, lengths, first, OptionalLong.of(seed));
  }

  /** What noise is drawn from; empty where there is none, as in use. */
  public OptionalLong noise() {
    return noise;
  }

  /** The batch. */
  public SequenceBatch batch() {
    return batch;
  }

  /** The number of sequences. */
  public int count() {
    return lengths.length;
  }

  /** The number of steps of the longest. */
  public int steps() {
    return lengths[0];
  }

  /** The number of rows: all steps of all sequences. */
  public int rows() {
    return first[first.length - 1];
  }

  /** The row of step t's first place; for t = {@link #steps}, the number of rows. */
  public int first(int t) {
    return first[t];
  }

  /** How many sequences have a step t. */
  public int active(int t) {
    return first[t + 1] - first[t];
  }

  /** Where in the batch the sequence of a place stands. */
  public int inBatch(int p) {
    return place[p];
  }

  /** The number, in the set, of the sequence of a place. */
  public int sequence(int p) {
    return batch.sequence(place[p]);
  }

  /** The number of steps of a place's sequence. */
  public int length(int p) {
    return lengths[p];
  }

  /** The row of a place's step t. */
  public int row(int t, int p) {
    return first[t] + p;
  }

  /**
   * Copies rows with every sequence from its end to its start.
   *
   * @param from shape (rows, fromColumns); not modified
   * @param fromColumn where its {@code columns} numbers begin in a row
   * @param into shape (rows, intoColumns)
   * @param intoColumn where they go in a row
   */
  public void reverse(
      float[] from,
      int fromColumns,
      int fromColumn,
      float[] into,
      int intoColumns,
      int intoColumn,
      int columns) {
    for (int p = 0; p < lengths.length; p++) {
      for (int t = 0; t < lengths[p]; t++) {
        System.arraycopy(
            from,
            row(lengths[p] - 1 - t, p) * fromColumns + fromColumn,
            into,
            row(t, p) * intoColumns + intoColumn,
            columns);
      }
    }
  }
}
