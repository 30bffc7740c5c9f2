package leeml.dl4j.master;

import java.util.Collections;
import leeml.error.UsageException;
import leeml.model.Batch;
import leeml.optim.Require;
import leeml.spark.SparkCluster;
import leeml.train.Commission;
import leeml.train.Fit;
import leeml.train.Master;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.optimize.solvers.accumulation.encoding.threshold.FixedThresholdAlgorithm;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.impl.repartitioner.NoOpRepartitioner;
import org.deeplearning4j.spark.parameterserver.training.SharedTrainingMaster;

/**
 * Deeplearning4j's {@code SharedTrainingMaster}, as it comes: workers never meet, each sends the
 * elements of its updates that exceed τ as ±τ to all others, keeps the rest, and adds what the
 * others send when it comes:
 *
 * <pre>
 *   r ← r + η g;   q = τ sign(r) where |r| ≥ τ, else 0;   r ← r − q;   θ ← θ − q − Σ q of others.
 * </pre>
 *
 * <ol>
 *   <li>An epoch, down: configuration, θ and the updater's state, broadcast.
 *   <li>Between workers, all the time: the elements' numbers and signs, over Aeron (UDP).
 *   <li>Up, at the end of the epoch: the updater's state, over Spark. θ the driver has from the
 *       updates, which it gets as every worker does.
 * </ol>
 *
 * <p>The ledger has a line an epoch, and in it the bytes that Spark moves; those that Aeron moves
 * are not known. No two runs are the same.
 *
 * <p>Every worker needs an executor of its own with one core. Within one JVM Deeplearning4j trains
 * by its {@code ParallelWrapper}, whose threads set up their queues without a lock: now and then
 * one waits for ever.
 *
 * <p>Source: N. Strom, <i>Scalable distributed DNN training using commodity GPU cloud
 * computing</i>, Interspeech 2015.
 *
 * @param threshold τ, above 0
 */
public record SharingMaster(double threshold) implements Master {

  /** Checks the range. */
  public SharingMaster {
    Require.positive("threshold", threshold);
  }

  @Override
  public String name() {
    return "dl4j-sharing:threshold=" + threshold;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UsageException with the reason
   */
  @Override
  public void check(Commission<?> work) {
    MasterRun.check(this, work);
    JavaSparkContext spark = ((SparkCluster) work.cluster()).context();
    SparkConf conf = spark.getConf();
    int workers = work.shards().count();
    String what =
        "%s with %d workers needs as many executors with one core each".formatted(name(), workers);
    if (spark.sc().isLocal()) {
      throw new UsageException(
          what
              + ", since Deeplearning4j's threads within one JVM can wait for each other for ever;"
              + " the master is "
              + spark.master());
    }
    // A first job waits until the executors have registered; without it some may not be counted.
    spark.parallelize(Collections.nCopies(workers, 0), workers).count();
    int executors = MasterBytes.executors(spark);
    if (executors < workers || conf.getInt("spark.executor.cores", 0) != 1) {
      throw new UsageException(
          "%s; there are %d, with spark.executor.cores = %s"
              .formatted(what, executors, conf.get("spark.executor.cores", "all")));
    }
  }

  @Override
  public <B extends Batch> Fit fit(Commission<B> work) {
    SharedUpdates.start();
    MasterRun<B> run = new MasterRun<>(work);
    MasterLedger ledger =
        new MasterLedger(
            work,
            work.stepsPerEpoch(),
            new MasterBytes(run.model(), run.spark()).ofSharing(work.shards()));
    SharedTrainingMaster master = master(work, run.spark().getConf().get("spark.driver.host"));
    return run.fit(() -> master, loss -> run.ended(ledger, true, loss));
  }

  private SharedTrainingMaster master(Commission<?> work, String driverHost) {
    return new SharedTrainingMaster.Builder(
            SharedUpdates.configuration(driverHost),
            new FixedThresholdAlgorithm(threshold),
            work.batchSize())
        .batchSizePerWorker(work.batchSize())
        .workersPerNode(1)
        .rngSeed(work.seed())
        .rddTrainingApproach(RDDTrainingApproach.Direct)
        .repartitioner(new NoOpRepartitioner())
        .build();
  }
}
