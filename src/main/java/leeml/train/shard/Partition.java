package leeml.train.shard;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceSet;

/**
 * Which example goes to which worker: fairly, or in one of the ways in which the workers of the
 * world differ.
 *
 * <p>Every example goes to exactly one worker; a worker may go without. The same targets, workers
 * and seed give the same answer.
 */
public interface Partition extends Serializable {

  /** As it is written after {@code --partition}: {@code dirichlet:alpha=0.1}. */
  String name();

  /**
   * The worker of each example.
   *
   * @param targets shape (n), classes where the partition looks at them; not modified
   * @param workers K, at least 1
   * @return shape (n), each 0 … K − 1
   * @throws IllegalArgumentException if the partition is not one for K workers
   */
  int[] owners(float[] targets, int workers, long seed);

  /** Cuts examples into K shards, in which they keep their order. Rows are copied. */
  default Shards<ExampleBatch> cut(Examples examples, int workers, long seed) {
    List<Shard<ExampleBatch>> shards = new ArrayList<>();
    for (int[] chosen : hands(owners(examples.targets(), workers, seed), workers)) {
      shards.add(Shard.of(examples.take(chosen)));
    }
    return Shards.of(shards);
  }

  /**
   * Cuts sequences into K shards, in which they keep their order. What a partition takes for a
   * sequence's class is the first of its targets, 0 without any.
   */
  default Shards<SequenceBatch> cut(SequenceSet sequences, int workers, long seed) {
    float[] classes = new float[sequences.size()];
    for (int i = 0; i < classes.length; i++) {
      int[] target = sequences.targets()[i];
      classes[i] = target.length == 0 ? 0 : target[0];
    }
    List<Shard<SequenceBatch>> shards = new ArrayList<>();
    for (int[] chosen : hands(owners(classes, workers, seed), workers)) {
      shards.add(Shard.of(sequences.take(chosen)));
    }
    return Shards.of(shards);
  }

  /** By worker, the numbers of its examples in ascending order. */
  private static int[][] hands(int[] owners, int workers) {
    int[] sizes = new int[workers];
    for (int owner : owners) {
      sizes[owner]++;
    }
    int[][] rows = new int[workers][];
    for (int w = 0; w < workers; w++) {
      rows[w] = new int[sizes[w]];
    }
    for (int i = owners.length - 1; i >= 0; i--) {
      rows[owners[i]][--sizes[owners[i]]] = i;
    }
    return rows;
  }
}
