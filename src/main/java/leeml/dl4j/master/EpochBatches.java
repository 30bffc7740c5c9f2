package leeml.dl4j.master;

import java.util.Iterator;
import java.util.stream.LongStream;
import leeml.dl4j.DeepObjective;
import leeml.dl4j.runtime.NativeLibrary;
import leeml.dl4j.tensor.BatchArrays;
import leeml.model.Batch;
import leeml.train.shard.Sampler;
import leeml.train.shard.Shard;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * The batches that each worker would draw in an epoch, as Deeplearning4j's data sets: the same
 * examples in the same order as under the project's strategies.
 */
record EpochBatches<B extends Batch>(
    DeepObjective<B> objective, DataType type, int batchSize, long seed, long epoch)
    implements Function2<Integer, Iterator<Shard<B>>, Iterator<MultiDataSet>> {

  JavaRDD<MultiDataSet> of(JavaRDD<Shard<B>> shards) {
    return shards.mapPartitionsWithIndex(this, true);
  }

  @Override
  public Iterator<MultiDataSet> call(Integer worker, Iterator<Shard<B>> shards) {
    // Also the place where an executor's libraries are set up, before a master trains there.
    NativeLibrary.start();
    SharedUpdates.start();
    Shard<B> shard = shards.next();
    Sampler<B> sampler = new Sampler<>(shard, batchSize, seed, worker);
    return LongStream.range(0, Sampler.stepsPerEpoch(shard.size(), batchSize))
        .mapToObj(step -> sampler.draw(epoch, step))
        .filter(batch -> batch.size() > 0)
        .map(batch -> new BatchArrays(type).load(objective.tensors(batch)))
        .iterator();
  }
}
