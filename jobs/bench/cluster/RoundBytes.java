package bench.cluster;

import java.util.List;
import java.util.OptionalLong;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.Objective;
import leeml.optim.Optimizers;
import leeml.spark.SparkCluster;
import leeml.spark.Traffic;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Synchronous;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Bytes of a round of synchronous descent, counted in three ways at a time.
 *
 * <p>Each count is the difference of two fits, one of more rounds than the other, over the
 * difference of their rounds: what a fit sends once, the shards above all, is not in it.
 *
 * @param ledger what the project's own ledger says, up and down together
 * @param network what the loopback interface says; NaN where the kernel does not
 * @param spark what Spark's events say: results of tasks, and broadcasts that arrived
 */
public record RoundBytes(double ledger, double network, double spark) {

  private static final int WORKERS = 2;
  private static final int FEW = 4;

  /** Counts of a fit as a whole. */
  private record Count(double ledger, double network, double spark) {}

  /**
   * Measures once.
   *
   * @param spark over a cluster whose executors are other processes
   * @param parameters d, at least 1
   * @param rounds of which the bytes are averaged, at least 1
   */
  public static RoundBytes measure(JavaSparkContext spark, int parameters, int rounds) {
    Count few = count(spark, parameters, FEW);
    Count many = count(spark, parameters, FEW + rounds);
    return new RoundBytes(
        (many.ledger - few.ledger) / rounds,
        (many.network - few.network) / rounds,
        (many.spark - few.spark) / rounds);
  }

  private static Count count(JavaSparkContext spark, int parameters, int rounds) {
    OptionalLong before = Loopback.bytesSent();
    Traffic.Measured<Fit> run = Traffic.of(spark, () -> train(spark, parameters, rounds));
    OptionalLong after = Loopback.bytesSent();
    double network =
        before.isPresent() && after.isPresent()
            ? after.getAsLong() - before.getAsLong()
            : Double.NaN;
    double ledger =
        run.result().ledger().totals().get("bytesUp")
            + run.result().ledger().totals().get("bytesDown");
    return new Count(ledger, network, run.cost().bytesUp() + run.cost().bytesDown());
  }

  private static Fit train(JavaSparkContext spark, int parameters, int rounds) {
    Shard<ExampleBatch> one = Shard.of(Examples.dense(new float[1], 1, new float[1]));
    return Trainer.of(new Noise(parameters), Optimizers.sgd(0.1))
        .strategy(new Synchronous())
        .on(new SparkCluster(spark))
        .within(Budget.steps(rounds))
        .fit(Shards.of(List.of(one, one).subList(0, WORKERS)));
  }

  /** A gradient that is noise of θ's own, so that no compression on the way makes it smaller. */
  private record Noise(int size) implements Objective<ExampleBatch> {

    @Override
    public float[] initial(long seed) {
      float[] theta = new float[size];
      for (int i = 0; i < size; i++) {
        theta[i] = scattered(i);
      }
      return theta;
    }

    @Override
    public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
      for (int i = 0; i < size; i++) {
        gradient[i] = scattered(Float.floatToRawIntBits(theta[i]) ^ i);
      }
      return 1;
    }

    /** In [−1, 1): multiplication by an odd constant and a shift, as hash tables do it. */
    private static float scattered(int key) {
      int mixed = (key + 0x9E3779B9) * 0x85EBCA6B;
      mixed = (mixed ^ mixed >>> 15) * 0xC2B2AE35;
      return (mixed ^ mixed >>> 13) * 0x1p-31f;
    }
  }
}
