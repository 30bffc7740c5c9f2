package leeml.train.shard;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import leeml.model.ExampleBatch;
import leeml.model.Examples;

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
    int[] owners = owners(examples.targets(), workers, seed);
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
    List<Shard<ExampleBatch>> shards = new ArrayList<>();
    for (int[] chosen : rows) {
      shards.add(Shard.of(examples.take(chosen)));
    }
    return Shards.of(shards);
  }
}
