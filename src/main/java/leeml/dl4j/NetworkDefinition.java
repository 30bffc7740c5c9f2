package leeml.dl4j;

import java.io.Serializable;
import leeml.dl4j.runtime.NativeLibrary;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A network's configuration as the text that Deeplearning4j writes, which travels where an object
 * of its classes might not.
 *
 * @param json as written by the configuration's {@code toJson}
 * @param graph whether it is a graph, or layers in line
 * @param seed of what is random in training
 */
record NetworkDefinition(String json, boolean graph, long seed) implements Serializable {

  static NetworkDefinition of(MultiLayerConfiguration configuration) {
    NativeLibrary.start();
    refuseTruncation(configuration.getBackpropType());
    return new NetworkDefinition(configuration.toJson(), false, configuration.getConf(0).getSeed());
  }

  static NetworkDefinition of(ComputationGraphConfiguration configuration) {
    NativeLibrary.start();
    refuseTruncation(configuration.getBackpropType());
    return new NetworkDefinition(
        configuration.toJson(), true, configuration.getDefaultConfiguration().getSeed());
  }

  private static void refuseTruncation(BackpropType type) {
    if (type == BackpropType.TruncatedBPTT) {
      throw new IllegalArgumentException(
          "truncated back-propagation through time carries a state from part to part, which an"
              + " objective cannot; cut the sequences in the data");
    }
  }

  /** A new network that starts from the configuration's own seed. */
  Network build() {
    return build(seed);
  }

  /** A new network whose θ is drawn from {@code start}. */
  Network build(long start) {
    NativeLibrary.start();
    if (graph) {
      ComputationGraphConfiguration configuration = ComputationGraphConfiguration.fromJson(json);
      configuration.getDefaultConfiguration().setSeed(start);
      ComputationGraph net = new ComputationGraph(configuration);
      net.init();
      return new LayersInGraph(net);
    }
    MultiLayerConfiguration configuration = MultiLayerConfiguration.fromJson(json);
    configuration.getConfs().forEach((NeuralNetConfiguration conf) -> conf.setSeed(start));
    MultiLayerNetwork net = new MultiLayerNetwork(configuration);
    net.init();
    return new LayersInLine(net);
  }
}
