package leeml.dl4j.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import leeml.dl4j.Nets;
import leeml.dl4j.NetworkObjective;
import leeml.dl4j.tensor.TensorBatch;
import leeml.error.UsageException;
import leeml.optim.Optimizers;
import leeml.spark.SparkCluster;
import leeml.spark.standalone.StandaloneCluster;
import leeml.spark.standalone.StandaloneCluster.Shape;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.shard.Shards;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

/** Updates over Aeron between two executors; within one JVM it is refused. */
@Tag("own-session")
class SharingMasterTest {

  private static final long SEED = 20261122;
  private static final int EPOCHS = 6;

  @TempDir Path folder;

  @Test
  void withinOneJvmItIsRefused() {
    SparkConf conf = conf().setMaster("local[2]").set("spark.driver.host", "127.0.0.1");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      assertThatThrownBy(() -> fit(spark))
          .isInstanceOf(UsageException.class)
          .hasMessageStartingWith(
              "dl4j-sharing:threshold=0.001 with 2 workers needs as many executors with one core")
          .hasMessageEndingWith("the master is local[2]");
    }
  }

  @Test
  @Tag("full") // five JVMs at once
  @Tag("cluster")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void twoExecutorsTrainOneNetwork() {
    try (StandaloneCluster cluster = StandaloneCluster.start(new Shape(2, 1, 900), folder)) {
      SparkConf conf = conf();
      cluster.settings().forEach(conf::set);
      try (JavaSparkContext spark = new JavaSparkContext(conf)) {
        Fit fit = fit(spark);
        double[] losses = fit.ledger().column(Ledger.Round::loss);
        assertThat(losses).hasSize(EPOCHS);
        assertThat(losses[EPOCHS - 1]).isLessThan(0.95 * losses[0]);
      }
    }
  }

  private static SparkConf conf() {
    return new SparkConf()
        .setAppName("sharing")
        .set("spark.ui.enabled", "false")
        .set("spark.executorEnv.OMP_NUM_THREADS", "1");
  }

  private static Fit fit(JavaSparkContext spark) {
    NetworkObjective objective = NetworkObjective.of(Nets.dense(DataType.FLOAT));
    Shards<TensorBatch> shards = Nets.rows(320, SEED).dealt(2, SEED);
    return Trainer.of(objective, Optimizers.sgd(0.1))
        .strategy(new SharingMaster(1e-3))
        .on(new SparkCluster(spark))
        .batchSize(8)
        .within(Budget.epochs(EPOCHS))
        .seed(SEED)
        .fit(shards);
  }
}
