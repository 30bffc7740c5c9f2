package leeml.job.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.sim.Overhead;
import leeml.spark.SparkCluster;
import leeml.spark.topology.Topology;
import leeml.train.Budget;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Synchronous;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What Spark takes for a task and for a stage, from rounds in which there is nothing to do: with
 * T(K) the median round of K workers,
 *
 * <pre>
 *   task  = (T(32) − T(2)) / 30
 *   stage = T(16 by a tree) − T(16) − 4 tasks
 *   round = T(2) − 2 tasks
 * </pre>
 *
 * <p>On a machine that runs driver and workers alike this holds a task's own start as well, so it
 * is an upper bound of what the driver of a larger cluster takes.
 */
final class TaskCost {

  private static final int FEW = 2;
  private static final int SOME = 16;
  private static final int MANY = 32;
  private static final int ROUNDS = 15;

  private TaskCost() {}

  static Overhead measure(JavaSparkContext spark) {
    round(spark, Topology.driver(), MANY); // unmeasured: starts threads, compiles
    double few = round(spark, Topology.driver(), FEW);
    double many = round(spark, Topology.driver(), MANY);
    double task = Math.max(0, (many - few) / (MANY - FEW));
    double straight = round(spark, Topology.driver(), SOME);
    double byTree = round(spark, Topology.tree(2), SOME);
    int groups = (int) Math.sqrt(SOME);
    return new Overhead(
        Math.max(0, few - FEW * task), Math.max(0, byTree - straight - groups * task), task);
  }

  /** The median seconds of a round over one number and one example a worker. */
  private static double round(JavaSparkContext spark, Topology topology, int workers) {
    List<Shard<ExampleBatch>> shards = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      shards.add(Shard.of(Examples.dense(new float[1], 1, new float[1])));
    }
    Ledger ledger =
        Trainer.of(new LinearRegression(1), Optimizers.sgd(0.1))
            .strategy(new Synchronous())
            .on(new SparkCluster(spark, topology))
            .within(Budget.steps(ROUNDS))
            .fit(Shards.of(shards))
            .ledger();
    double[] seconds = ledger.column(round -> round.cost().seconds());
    Arrays.sort(seconds);
    return seconds[seconds.length / 2];
  }
}
