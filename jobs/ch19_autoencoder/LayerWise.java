package ch19_autoencoder;

import java.util.Arrays;
import java.util.List;
import leeml.dl4j.LayerFunction;
import leeml.dl4j.NetworkObjective;
import leeml.job.Run;
import leeml.model.Examples;
import leeml.train.Fit;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The hidden layers of a network of sigmoids, learned one after the other without labels: layer l
 * is the encoder of an auto-encoder that is given hˡ⁻¹ with a share of its numbers put to 0 and asked
 * for all of hˡ⁻¹, where h⁰ = x and hˡ = σ(Wˡ hˡ⁻¹ + bˡ). Its decoder is thrown away.
 *
 * <p>What is missing keeps a layer that is as wide as its input from handing it through. Source:
 * Bengio et al., Greedy layer-wise training of deep networks, 2007; Vincent et al., JMLR 11 (2010),
 * section 3 (masking noise); variant: what is left is scaled to make up for it, as dropout does.
 *
 * @param pixels p, the first layer's inputs
 * @param hidden units of the layers, from the pixels up
 * @param masked share of a layer's inputs put to 0, drawn anew for every step, in [0, 1)
 */
record LayerWise(int pixels, List<Integer> hidden, double masked) {

  /** Deeplearning4j's word for a layer that drops none of its inputs. */
  private static final double KEEP_ALL = 0;


  LayerWise {
    hidden = List.copyOf(hidden);
  }

  /** Inputs of layer l, which counts from 0. */
  private int inputs(int layer) {
    return layer == 0 ? pixels : hidden.get(layer - 1);
  }

  /** The auto-encoder of layer l, whose parameters begin with the layer's own. */
  Reconstruction objective(int layer) {
    int in = inputs(layer);
    int out = hidden.get(layer);
    NetworkObjective network =
        NetworkObjective.of(
            new NeuralNetConfiguration.Builder()
                .weightInit(WeightInit.XAVIER)
                .list()
                .layer(dense(in, out, masked == 0 ? KEEP_ALL : 1 - masked))
                .layer(
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(out)
                        .nOut(in)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
    return new Reconstruction(network, in);
  }

  /**
   * Learns all layers from rows in [0, 1].
   *
   * @param seed of starts and orders
   * @return the layers' parameters as a network of Deeplearning4j has them: W¹, b¹, W², b², …
   */
  float[] learn(Run run, Training training, Examples train, Examples heldOut, long seed) {
    float[] theta = new float[parameters()];
    Examples below = train;
    Examples test = heldOut;
    int at = 0;
    for (int layer = 0; layer < hidden.size(); layer++) {
      String name = "layer %d, seed %d".formatted(layer + 1, seed);
      Fit fit = training.fit(run, name, objective(layer), below, test, seed);
      int own = (inputs(layer) + 1) * hidden.get(layer);
      System.arraycopy(fit.theta(), 0, theta, at, own);
      at += own;
      LayerFunction encoder = encoder(layer, Arrays.copyOf(fit.theta(), own));
      below = above(encoder, below, layer);
      test = above(encoder, test, layer);
    }
    return theta;
  }

  /** d of the hidden layers together. */
  private int parameters() {
    int sum = 0;
    for (int layer = 0; layer < hidden.size(); layer++) {
      sum += (inputs(layer) + 1) * hidden.get(layer);
    }
    return sum;
  }

  private LayerFunction encoder(int layer, float[] theta) {
    int in = inputs(layer);
    return new LayerFunction(
        new NeuralNetConfiguration.Builder().list().layer(dense(in, hidden.get(layer), KEEP_ALL)).build(),
        theta,
        in);
  }

  private Examples above(LayerFunction encoder, Examples below, int layer) {
    float[] codes = encoder.outputs(AutoEncoder.pixelsOf(below));
    return Examples.dense(codes, hidden.get(layer), below.targets());
  }

  private static DenseLayer dense(int in, int out, double kept) {
    return new DenseLayer.Builder()
        .nIn(in)
        .nOut(out)
        .activation(Activation.SIGMOID)
        .dropOut(kept)
        .build();
  }
}
