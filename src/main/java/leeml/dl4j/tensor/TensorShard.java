package leeml.dl4j.tensor;

import leeml.train.shard.Shard;

/** A shard of tensors. */
record TensorShard(TensorSet set) implements Shard<TensorBatch> {

  @Override
  public int size() {
    return set.size();
  }

  @Override
  public TensorBatch batch(int[] order, int from, int to) {
    return new TensorBatch(set, order, from, to);
  }
}
