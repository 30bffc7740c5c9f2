package leeml.dl4j.master;

import java.util.function.BiConsumer;
import org.apache.spark.api.java.JavaRDD;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** Deeplearning4j's master as it is, telling when a round has ended and what its loss was. */
final class RecordingMaster extends ParameterAveragingTrainingMaster {

  /** Whether the round was the epoch's last, and the mean of the workers' last losses. */
  private final BiConsumer<Boolean, Double> onRound;

  RecordingMaster(Builder builder, BiConsumer<Boolean, Double> onRound) {
    super(builder);
    this.onRound = onRound;
  }

  @Override
  protected void doIteration(
      SparkDl4jMultiLayer network, JavaRDD<DataSet> split, int splitNum, int numSplits) {
    super.doIteration(network, split, splitNum, numSplits);
    onRound.accept(splitNum == numSplits, network.getScore());
  }

  @Override
  protected void doIteration(
      SparkComputationGraph graph, JavaRDD<MultiDataSet> split, int splitNum, int numSplits) {
    super.doIteration(graph, split, splitNum, numSplits);
    onRound.accept(splitNum == numSplits, graph.getScore());
  }
}
