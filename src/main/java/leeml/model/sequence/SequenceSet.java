package leeml.model.sequence;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Sequences and what should come out of them.
 *
 * @param inputs of n sequences
 * @param targets by sequence: classes, as many as the loss asks for; not copied
 */
public record SequenceSet(StepInputs inputs, int[][] targets) implements Serializable {

  /** Checks that there is a target for every sequence. */
  public SequenceSet {
    if (inputs.count() != targets.length) {
      throw new IllegalArgumentException(
          "%d sequences and %d targets differ in number".formatted(inputs.count(), targets.length));
    }
  }

  /** The number n of sequences. */
  public int size() {
    return targets.length;
  }

  /** The number of steps of all sequences together. */
  public long steps() {
    return IntStream.range(0, size()).mapToLong(inputs::length).sum();
  }

  /** These sequences, in this order; what they hold is shared. */
  public SequenceSet take(int... sequences) {
    int[][] taken = new int[sequences.length][];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = targets[sequences[i]];
    }
    return new SequenceSet(inputs.take(sequences), taken);
  }

  /** All of them as one batch, in order. */
  public SequenceBatch all() {
    return new SequenceBatch(this, IntStream.range(0, size()).toArray(), 0, size());
  }
}
