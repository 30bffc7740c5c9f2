package leeml.dl4j.master;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import leeml.dl4j.DeepObjective;
import leeml.dl4j.runtime.NativeLibrary;
import leeml.dl4j.tensor.FlatArrays;
import leeml.error.UsageException;
import leeml.model.Batch;
import leeml.spark.SparkCluster;
import leeml.spark.shard.SparkShards;
import leeml.train.Commission;
import leeml.train.Fit;
import leeml.train.Journal;
import leeml.train.Ledger;
import leeml.train.Stop;
import leeml.train.strategy.Strategy;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.TrainingMaster;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.IUpdater;

/** A master of Deeplearning4j's at work: an epoch after the other, until the journal says stop. */
final class MasterRun<B extends Batch> {

  /** Ends a fit of Deeplearning4j's from within. */
  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Fit fit;

    Ended(Fit fit) {
      super("the run has ended", null, false, false);
      this.fit = fit;
    }
  }

  private final Commission<B> work;
  private final Journal journal;
  private final DeepObjective<B> objective;
  private final IUpdater updater;
  private final Model model;
  private final float[] theta;

  MasterRun(Commission<B> work) {
    NativeLibrary.start();
    this.work = work;
    journal = work.journal();
    objective = (DeepObjective<B>) work.objective();
    updater = Updaters.of(work.optimizer());
    theta = work.theta();
    model = Updaters.in(objective.model(theta), updater);
  }

  /**
   * Says no to what none of the masters can train.
   *
   * @throws UsageException with the reason
   */
  static void check(Strategy master, Commission<?> work) {
    if (!(work.objective() instanceof DeepObjective)) {
      throw new UsageException(
          "%s trains networks of Deeplearning4j, not a %s of this project's own"
              .formatted(master.name(), work.objective().getClass().getSimpleName()));
    }
    if (!(work.cluster() instanceof SparkCluster)) {
      throw new UsageException(master.name() + " runs on Spark and nowhere else");
    }
    if (Arrays.stream(work.shards().sizes()).min().orElse(0) == 0) {
      throw new UsageException(
          "a shard is empty, and %s has no worker without examples".formatted(master.name()));
    }
    Updaters.of(work.optimizer());
    work.epochs();
  }

  Model model() {
    return model;
  }

  JavaSparkContext spark() {
    return ((SparkCluster) work.cluster()).context();
  }

  /**
   * Trains.
   *
   * @param newMaster what trains an epoch
   * @param afterEpoch is told after each, once θ is the network's
   */
  Fit fit(Supplier<? extends TrainingMaster<?, ?>> newMaster, Consumer<Double> afterEpoch) {
    SparkShards<B> there = ((SparkCluster) work.cluster()).onExecutors(work.shards());
    try {
      long epochs = work.epochs();
      for (long epoch = 0; epoch < epochs; epoch++) {
        end(journal.outOfTime(theta));
        EpochBatches<B> batches =
            new EpochBatches<>(
                objective, model.params().dataType(), work.batchSize(), work.seed(), epoch);
        fitEpoch(newMaster.get(), batches.of(there.rdd()));
        afterEpoch.accept(model.score());
      }
      return journal.end(Stop.Reason.BUDGET, epochs + " epochs done", theta);
    } catch (Ended ended) {
      return ended.fit;
    } finally {
      if (there != work.shards()) {
        there.close();
      }
    }
  }

  /** Enters a round. */
  void ended(MasterLedger ledger, boolean lastOfEpoch, double loss) {
    FlatArrays.read(model.params(), theta);
    double rate = updater.getLearningRate(0, 0);
    Ledger.Round line = ledger.line(journal, lastOfEpoch, loss, rate, theta);
    if (!Double.isFinite(loss)) {
      String why = "the loss is %s after step %d; try a tenth of the rate %s";
      end(
          Optional.of(
              journal.end(Stop.Reason.DIVERGED, why.formatted(loss, line.step(), rate), theta)));
    }
    end(journal.enter(line, theta));
  }

  private static void end(Optional<Fit> ended) {
    ended.ifPresent(
        fit -> {
          throw new Ended(fit);
        });
  }

  private void fitEpoch(TrainingMaster<?, ?> master, JavaRDD<MultiDataSet> batches) {
    if (model instanceof ComputationGraph graph) {
      JavaRDD<org.nd4j.linalg.dataset.api.MultiDataSet> sets = batches.map(batch -> batch);
      new SparkComputationGraph(spark(), graph, master).fitMultiDataSet(sets);
      sets.unpersist();
    } else {
      JavaRDD<DataSet> sets = batches.map(MasterRun::single);
      new SparkDl4jMultiLayer(spark(), (MultiLayerNetwork) model, master).fit(sets);
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
}
