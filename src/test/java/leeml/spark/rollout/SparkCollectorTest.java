package leeml.spark.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.optim.Optimizers;
import leeml.rl.EnvironmentFactory;
import leeml.rl.algorithm.ActorCriticLoss;
import leeml.rl.env.CartPole;
import leeml.rl.policy.ActorCritic;
import leeml.rl.rollout.ActorShard;
import leeml.rl.rollout.Collector;
import leeml.rl.rollout.Collector.Collected;
import leeml.rl.rollout.Rollout;
import leeml.rl.rollout.RolloutPlan;
import leeml.rl.rollout.SerialCollector;
import leeml.spark.LocalSpark;
import leeml.spark.SparkCluster;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.server.Downpour;
import org.junit.jupiter.api.Test;

class SparkCollectorTest {

  private static final ActorCritic NET = new ActorCritic(4, 2, 8);
  private static final float[] THETA = NET.initial(3);

  private static RolloutPlan plan(EnvironmentFactory environments) {
    return new RolloutPlan(environments, NET, 3, 2, 25, 17);
  }

  @Test
  void equalsOneThreadAlsoWhereWorkersDie() {
    long before = FailsOnce.FAILURES.get();
    try (Collector serial = new SerialCollector(plan(CartPole::new));
        Collector spark =
            new SparkCollector(LocalSpark.context(), plan(new FailsOnce("rollouts")))) {
      for (long iteration = 0; iteration < 4; iteration++) {
        Collected expected = serial.collect(THETA, iteration);
        Collected collected = spark.collect(THETA, iteration);
        assertThat(collected.rollout()).usingRecursiveComparison().isEqualTo(expected.rollout());
        assertThat(collected.rollout().size()).as("no step twice").isEqualTo(150);
        assertThat(collected.bytesUp()).isPositive();
        assertThat(collected.bytesDown()).isGreaterThanOrEqualTo(3L * 4 * NET.size());
      }
    }
    assertThat(FailsOnce.FAILURES.get()).isGreaterThan(before);
  }

  @Test
  void anErrorNamesEnvironmentStepAndWorker() {
    float[] broken = THETA.clone();
    Arrays.fill(broken, Float.NaN);
    try (Collector spark = new SparkCollector(LocalSpark.context(), plan(CartPole::new))) {
      assertThatThrownBy(() -> spark.collect(broken, 0))
          .hasStackTraceContaining("CartPole-v1, worker ")
          .hasStackTraceContaining("step 0 of the episode, 0 in all: action NaN, expected 0 … 1");
    }
  }

  @Test
  void actorsUnderSyncEqualOneThreadAlsoWhereTasksFail() {
    long before = FailsOnce.FAILURES.get();
    Fit serial = fit(new SerialCluster(), CartPole::new, new Synchronous(), 2, 8);
    SparkCluster spark = new SparkCluster(LocalSpark.context());
    Fit spread = fit(spark, new FailsOnce("sync"), new Synchronous(), 2, 8);
    assertThat(FailsOnce.FAILURES.get()).isGreaterThan(before);
    assertThat(spread.theta()).isEqualTo(serial.theta());
    assertThat(steps(spread)).as("no step twice").isEqualTo(8 * 2 * 20);
  }

  @Test
  void a3cGoesOnWhereAWorkerDies() {
    long before = FailsOnce.FAILURES.get();
    SparkCluster spark = new SparkCluster(LocalSpark.context());
    Fit fit = fit(spark, new FailsOnce("a3c"), new Downpour(1, 1), 2, 30);
    assertThat(FailsOnce.FAILURES.get()).isGreaterThan(before);
    // The report of a push may be lost with its worker; none counts twice.
    assertThat(steps(fit)).isBetween(28L * 2 * 20, 30L * 2 * 20);
    assertThat(fit.ledger().totals().get("drawSeconds")).isPositive();
    for (float parameter : fit.theta()) {
      assertThat(parameter).isFinite();
    }
  }

  private static long steps(Fit fit) {
    return fit.ledger().rounds().stream().mapToLong(Ledger.Round::examples).sum();
  }

  private static Fit fit(
      Cluster cluster,
      EnvironmentFactory environments,
      Strategy strategy,
      int workers,
      long steps) {
    List<Shard<Rollout>> shards = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      shards.add(new ActorShard(environments, NET, 1, 1000));
    }
    ActorCriticLoss loss =
        new ActorCriticLoss(NET, new ActorCriticLoss.Weights(0.99, 1, 0.5, 0.01));
    return Trainer.of(loss, Optimizers.adam(0.001))
        .movingLoss()
        .strategy(strategy)
        .batchSize(20)
        .seed(5)
        .on(cluster)
        .within(Budget.steps(steps))
        .fit(Shards.of(shards));
  }
}
