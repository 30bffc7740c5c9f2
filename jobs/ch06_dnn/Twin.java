package ch06_dnn;

import leeml.dl4j.ExampleNetwork;
import leeml.dl4j.NetworkObjective;
import leeml.model.Activation;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A fully connected network of Deeplearning4j's own: what this chapter writes by hand, and dropout.
 */
final class Twin {

  /** Deeplearning4j's word for a layer that drops none of its inputs. */
  private static final double KEEP_ALL = 0;

  private Twin() {}

  /**
   * A network with softmax and cross entropy.
   *
   * @param widths inputs, hidden layers, classes
   * @param activation of the hidden layers
   * @param dropout the share of a hidden layer's outputs that is dropped, in [0, 1)
   */
  static ExampleNetwork of(int[] widths, Activation activation, double dropout) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .weightInit(activation == Activation.RELU ? WeightInit.RELU : WeightInit.XAVIER)
            .list();
    int last = widths.length - 2;
    for (int l = 0; l < last; l++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(widths[l])
              .nOut(widths[l + 1])
              .activation(theirs(activation))
              .dropOut(l == 0 ? KEEP_ALL : kept(dropout))
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(widths[last])
            .nOut(widths[last + 1])
            .activation(org.nd4j.linalg.activations.Activation.SOFTMAX)
            .dropOut(last == 0 ? KEEP_ALL : kept(dropout))
            .build());
    return new ExampleNetwork(NetworkObjective.of(layers.build()), widths[last + 1], widths[0]);
  }

  private static org.nd4j.linalg.activations.Activation theirs(Activation ours) {
    return org.nd4j.linalg.activations.Activation.valueOf(ours.name());
  }

  private static double kept(double dropout) {
    return dropout == 0 ? KEEP_ALL : 1 - dropout;
  }

  /**
   * θ or its gradient in Deeplearning4j's order: Wˡ column by column, where {@link DeepNet} has it
   * row by row.
   */
  static float[] reordered(float[] theta, int[] widths) {
    float[] other = theta.clone();
    int start = 0;
    for (int l = 1; l < widths.length; l++) {
      int in = widths[l - 1];
      int out = widths[l];
      for (int j = 0; j < in; j++) {
        for (int k = 0; k < out; k++) {
          other[start + k * in + j] = theta[start + j * out + k];
        }
      }
      start += (in + 1) * out;
    }
    return other;
  }
}
