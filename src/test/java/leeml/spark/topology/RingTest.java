package leeml.spark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.spark.LocalSecret;
import leeml.spark.SparkCluster;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.ShardSets;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.cluster.SerialCluster;
import leeml.train.compress.FullPrecision;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rings need a slot a worker, so eight here; the traffic is authenticated and encrypted. */
@Tag("own-session")
class RingTest {

  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    spark =
        JavaSparkContext.fromSparkContext(
            SparkSession.builder()
                .master("local[8,3]")
                .appName("ring tests")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.authenticate", true)
                .config("spark.authenticate.secret", "of the ring tests")
                .config("spark.network.crypto.enabled", true)
                .getOrCreate()
                .sparkContext());
  }

  @AfterAll
  static void stop() {
    spark.stop();
    LocalSecret.forget();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void theRingGivesTheMeanOfOneThread(int workers) {
    for (int size : Sums.sizes()) {
      Sums.check(spark, Topology.ring(), workers, size);
    }
  }

  @Test
  void bytesAreThoseOfTheFormula() {
    double vector = 4.0 * 100_000;
    Arrived arrived = Sums.gather(spark, Topology.ring(), 5, 100_000);
    assertThat((double) arrived.bytesUp()).isCloseTo(vector, Sums.beside(5));
    assertThat((double) arrived.bytesBetween()).isCloseTo(4 * vector, Sums.beside(20));
  }

  @Test
  void trainingOverTheRingIsTrainingInOneThread() {
    Examples data = ExampleSets.linear(60, 3, 5);
    float[] here = train(data, new SerialCluster()).theta();
    float[] there = train(data, new SparkCluster(spark, Topology.ring())).theta();
    for (int i = 0; i < here.length; i++) {
      assertThat((double) there[i]).isCloseTo(here[i], within(1e-5));
    }
  }

  @Test
  void aRingThatBreaksIsRunAgain() {
    FailsAtFirst.FAILURES.set(0);
    Arrived arrived =
        Topology.ring()
            .gather(
                Sums.partitions(spark, 4), new FailsAtFirst(1001, 2), 1001, new FullPrecision());
    assertThat(FailsAtFirst.FAILURES.get()).isEqualTo(2);
    assertThat(arrived.reply().mean())
        .isEqualTo(Sums.gather(spark, Topology.ring(), 4, 1001).reply().mean());
  }

  @Test
  void aRingThatBreaksAsOftenAsATaskMayFailIsGivenUp() {
    FailsAtFirst.FAILURES.set(0);
    assertThatThrownBy(
            () ->
                Topology.ring()
                    .gather(
                        Sums.partitions(spark, 4),
                        new FailsAtFirst(1001, 99),
                        1001,
                        new FullPrecision()))
        .hasStackTraceContaining("fails on purpose");
    assertThat(FailsAtFirst.FAILURES.get()).isEqualTo(3);
  }

  @Test
  void moreWorkersThanSlotsAreRefusedAtOnce() {
    assertThatThrownBy(() -> Sums.gather(spark, Topology.ring(), 9, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ring needs all 9 workers at once and the cluster runs 8 tasks at a time;"
                + " use --workers 8 or --topology tree");
  }

  private static Fit train(Examples data, Cluster cluster) {
    Shards<ExampleBatch> shards = ShardSets.cut(data, 4, 4, 50, 60);
    return Trainer.of(new LinearRegression(3), Optimizers.adam(0.05))
        .strategy(LocalSgd.every(5))
        .batchSize(4)
        .on(cluster)
        .within(Budget.epochs(3))
        .fit(shards);
  }

  /** Worker 2 fails, in a stage of its own each time. */
  private static final class FailsAtFirst extends Sums.Send {
    static final AtomicInteger FAILURES = new AtomicInteger();
    private final int times;

    FailsAtFirst(int size, int times) {
      super(size);
      this.times = times;
    }

    @Override
    protected byte[] work(int partition, Iterator<Integer> content) {
      if (TaskContext.getPartitionId() == 2 && FAILURES.get() < times) {
        FAILURES.incrementAndGet();
        throw new IllegalStateException("fails on purpose");
      }
      return super.work(partition, content);
    }
  }
}
