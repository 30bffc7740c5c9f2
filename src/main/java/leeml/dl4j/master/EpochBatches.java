package leeml.dl4j.master;

import java.util.Iterator;
import java.util.stream.LongStream;
import leeml.dl4j.runtime.NativeLibrary;
import leeml.dl4j.tensor.BatchArrays;
import leeml.dl4j.tensor.TensorBatch;
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
record EpochBatches(DataType type, int batchSize, long seed, long epoch)
    implements Function2<Integer, Iterator<Shard<TensorBatch>>, Iterator<MultiDataSet>> {

  JavaRDD<MultiDataSet> of(JavaRDD<Shard<TensorBatch>> shards) {
    return shards.mapPartitionsWithIndex(this, true);
  }

  @Override
  public Iterator<MultiDataSet> call(Integer worker, Iterator<Shard<TensorBatch>> shards) {
    // Also the place where an executor's library is set up, before the master trains there.
    NativeLibrary.start();
    Shard<TensorBatch> shard = shards.next();
    Sampler<TensorBatch> sampler = new Sampler<>(shard, batchSize, seed, worker);
    return LongStream.range(0, Sampler.stepsPerEpoch(shard.size(), batchSize))
        .mapToObj(step -> sampler.draw(epoch, step))
        .filter(batch -> batch.size() > 0)
        .map(batch -> new BatchArrays(type).load(batch))
        .iterator();
  }
}
