package leeml.train.shard;

import java.io.Serializable;
import leeml.model.Batch;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceSet;

/**
 * One worker's part of the data.
 *
 * @param <B> the batches that it gives
 */
public interface Shard<B extends Batch> extends Serializable {

  /** How many examples it holds; may be 0. */
  int size();

  /**
   * The batch of the examples order[from], …, order[to − 1].
   *
   * @param order example numbers, each 0 … size − 1; not modified, and not to be modified while the
   *     batch is in use
   */
  B batch(int[] order, int from, int to);

  /** Examples as a shard; its batches are views. */
  static Shard<ExampleBatch> of(Examples examples) {
    return new ExampleShard(examples);
  }

  /** Sequences as a shard; its batches are views. */
  static Shard<SequenceBatch> of(SequenceSet sequences) {
    return new SequenceShard(sequences);
  }
}
