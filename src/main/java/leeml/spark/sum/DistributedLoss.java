package leeml.spark.sum;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import leeml.model.Batch;
import leeml.model.Objective;
import leeml.spark.shard.SparkShards;
import leeml.train.shard.Shard;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * Mean loss over all shards at one θ: L(θ) = Σₖ nₖ Lₖ(θ) / Σₖ nₖ. One Spark job a value; the sum is
 * taken in the shards' order.
 *
 * @param <B> the batches
 */
public final class DistributedLoss<B extends Batch> implements ToDoubleFunction<float[]> {

  private final Objective<B> objective;
  private final SparkShards<B> shards;

  /** The loss of an objective over shards. */
  public DistributedLoss(Objective<B> objective, SparkShards<B> shards) {
    this.objective = objective;
    this.shards = shards;
  }

  @Override
  public double applyAsDouble(float[] theta) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(shards.rdd().context());
    Broadcast<float[]> down = spark.broadcast(theta);
    List<Double> sums = shards.rdd().mapPartitions(new LossSum<>(objective, down), true).collect();
    down.destroy();
    double sum = sums.stream().mapToDouble(Double::doubleValue).sum();
    return sum / Arrays.stream(shards.sizes()).sum();
  }

  /** nₖ Lₖ(θ) of one shard. */
  private record LossSum<B extends Batch>(Objective<B> objective, Broadcast<float[]> theta)
      implements FlatMapFunction<Iterator<Shard<B>>, Double> {

    @Override
    public Iterator<Double> call(Iterator<Shard<B>> shards) {
      Shard<B> shard = shards.next();
      int[] order = new int[shard.size()];
      Arrays.setAll(order, i -> i);
      B all = shard.batch(order, 0, order.length);
      return List.of(all.size() * objective.loss(theta.value(), all)).iterator();
    }
  }
}
