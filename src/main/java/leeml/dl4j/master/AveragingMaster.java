package leeml.dl4j.master;

import java.util.Arrays;
import java.util.List;
import leeml.dl4j.NetworkObjective;
import leeml.dl4j.runtime.NativeLibrary;
import leeml.dl4j.tensor.FlatArrays;
import leeml.dl4j.tensor.TensorBatch;
import leeml.optim.Optimizer;
import leeml.spark.shard.SparkShards;
import leeml.train.Fit;
import leeml.train.Stop;
import leeml.train.shard.Sampler;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * Deeplearning4j's {@code ParameterAveragingTrainingMaster}, as it comes: every worker fits {@code
 * frequency} batches, then parameters and the updater's state are averaged.
 *
 * <ol>
 *   <li>An epoch: the batches are made on the executors, counted, and split at random into rounds.
 *   <li>A round, down: configuration, θ and the updater's state, broadcast anew; every worker
 *       builds its network anew. Batches are shuffled where a round has not dealt them evenly.
 *   <li>Up: θ and updater's state of every worker, added up in a tree and divided by their number,
 *       whatever each has seen.
 * </ol>
 *
 * <p>Where one round is an epoch, shards are equal and the optimizer is plain SGD, θ is that of
 * {@code local-sgd:period=frequency}. Otherwise it differs in three ways: batches go to rounds at
 * random, and to other workers than their shard's, so that shards that differ do not stay apart;
 * the updater's state is averaged too, not kept; batches left over from whole rounds are spread
 * among them.
 *
 * <p>The ledger has the loss as the master knows it, the mean of the workers' last batches. Its
 * bytes are not what was seen on the wire but the size of what is broadcast, serialised once, for
 * each executor, and of θ and state for each worker on the way up; shuffled batches are not in
 * them. Phases within a round are not known and NaN.
 *
 * @param frequency batches between averagings, at least 1
 */
public record AveragingMaster(int frequency) {

  /** Checks the range. */
  public AveragingMaster {
    if (frequency < 1) {
      throw new IllegalArgumentException("frequency = " + frequency + ", expected at least 1");
    }
  }

  /**
   * Trains a network.
   *
   * @param optimizer sgd, nesterov or adam at a constant rate
   * @param shards one for each worker, each with at least one example
   * @param batchSize examples a step, at least 1
   * @param epochs passes over the data, at least 1
   * @param seed of θ₀, of the order of examples, and of how batches go to rounds
   * @throws leeml.error.UsageException if Deeplearning4j has no such optimizer
   */
  public Fit fit(
      JavaSparkContext spark,
      NetworkObjective objective,
      Optimizer optimizer,
      Shards<TensorBatch> shards,
      int batchSize,
      int epochs,
      long seed) {
    NativeLibrary.start();
    if (Arrays.stream(shards.sizes()).min().orElse(0) == 0) {
      throw new IllegalArgumentException("a shard is empty, which the master cannot average");
    }
    Model model = Updaters.in(objective.model(objective.initial(seed)), Updaters.of(optimizer));
    MasterLedger ledger =
        new MasterLedger(model, shards.sizes(), batchSize, frequency, executors(spark));
    RecordingMaster master = new RecordingMaster(settings(shards, batchSize, seed), ledger::ended);
    Stop stop = new Stop(Stop.Reason.BUDGET, epochs + " epochs done");
    JavaRDD<Shard<TensorBatch>> there = distributed(spark, shards);
    for (int epoch = 0; epoch < epochs && !ledger.diverged(); epoch++) {
      EpochBatches batches = new EpochBatches(model.params().dataType(), batchSize, seed, epoch);
      fitEpoch(spark, model, master, batches.of(there));
    }
    if (ledger.diverged()) {
      stop =
          new Stop(Stop.Reason.DIVERGED, "the loss is no number any more; try a tenth of the rate");
    }
    float[] theta = new float[objective.size()];
    FlatArrays.read(model.params(), theta);
    return new Fit(theta, ledger.ledger(), stop, ledger.seconds());
  }

  private ParameterAveragingTrainingMaster.Builder settings(
      Shards<TensorBatch> shards, int batchSize, long seed) {
    return new ParameterAveragingTrainingMaster.Builder(shards.count(), batchSize)
        .batchSizePerWorker(batchSize)
        .averagingFrequency(frequency)
        .rngSeed(seed)
        .rddTrainingApproach(RDDTrainingApproach.Direct);
  }

  private static void fitEpoch(
      JavaSparkContext spark, Model model, RecordingMaster master, JavaRDD<MultiDataSet> batches) {
    if (model instanceof ComputationGraph graph) {
      JavaRDD<org.nd4j.linalg.dataset.api.MultiDataSet> sets = batches.map(batch -> batch);
      new SparkComputationGraph(spark, graph, master).fitMultiDataSet(sets);
      sets.unpersist();
    } else {
      JavaRDD<DataSet> sets = batches.map(AveragingMaster::single);
      new SparkDl4jMultiLayer(spark, (MultiLayerNetwork) model, master).fit(sets);
      sets.unpersist();
    }
  }

  private static DataSet single(MultiDataSet batch) {
    return new DataSet(
        batch.getFeatures(0),
        batch.getLabels(0),
        batch.getFeaturesMaskArray(0),
        batch.getLabelsMaskArray(0));
  }

  private static JavaRDD<Shard<TensorBatch>> distributed(
      JavaSparkContext spark, Shards<TensorBatch> shards) {
    if (shards instanceof SparkShards<TensorBatch> there) {
      return there.rdd();
    }
    List<Shard<TensorBatch>> local = shards.collect();
    return spark.parallelize(local, local.size());
  }

  /** JVMs that a broadcast goes to; the driver counts only where there is no other. */
  private static int executors(JavaSparkContext spark) {
    return Math.max(1, spark.sc().statusTracker().getExecutorInfos().length - 1);
  }

  /** How many steps the largest shard has in an epoch. */
  static long stepsPerEpoch(long[] sizes, int batchSize) {
    return Sampler.stepsPerEpoch(Arrays.stream(sizes).max().orElseThrow(), batchSize);
  }
}
