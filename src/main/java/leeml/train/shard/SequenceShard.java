package leeml.train.shard;

import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceSet;

/** A shard of sequences. */
record SequenceShard(SequenceSet sequences) implements Shard<SequenceBatch> {

  @Override
  public int size() {
    return sequences.size();
  }

  @Override
  public SequenceBatch batch(int[] order, int from, int to) {
    return new SequenceBatch(sequences, order, from, to);
  }
}
