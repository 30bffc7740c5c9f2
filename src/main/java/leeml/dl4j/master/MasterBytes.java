package leeml.dl4j.master;

import leeml.train.shard.Shards;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.worker.NetBroadcastTuple;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Counts what Spark moves for a master in a round.
 *
 * @param model as it is trained, with its updater
 * @param spark where
 */
record MasterBytes(Model model, JavaSparkContext spark) {

  /** To the executors, and to the driver. */
  record OfRound(long down, long up) {}

  /** θ and the updater's state both ways. */
  OfRound ofAveraging(Shards<?> shards) {
    return new OfRound(
        down(), (long) Float.BYTES * shards.count() * (model.params().length() + state()));
  }

  /** θ down, the updater's state both ways; updates go over Aeron, which Spark knows nothing of. */
  OfRound ofSharing(Shards<?> shards) {
    return new OfRound(down(), (long) Float.BYTES * shards.count() * state());
  }

  private long down() {
    return (long) executors(spark) * SerializationUtils.serialize(broadcast()).length;
  }

  private long state() {
    INDArray state = broadcast().getUpdaterState();
    return state == null ? 0 : state.length();
  }

  private NetBroadcastTuple broadcast() {
    if (model instanceof ComputationGraph graph) {
      INDArray state = graph.getUpdater().getStateViewArray();
      return new NetBroadcastTuple(graph.getConfiguration(), graph.params(), state);
    }
    MultiLayerNetwork net = (MultiLayerNetwork) model;
    INDArray state = net.getUpdater().getStateViewArray();
    return new NetBroadcastTuple(net.getLayerWiseConfigurations(), net.params(), state);
  }

  /** JVMs that a broadcast goes to; the driver counts only where there is no other. */
  static int executors(JavaSparkContext spark) {
    return Math.max(1, spark.sc().statusTracker().getExecutorInfos().length - 1);
  }
}
