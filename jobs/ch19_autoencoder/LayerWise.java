package ch19_autoencoder;

import ch19_autoencoder.tied.TiedAutoEncoder;
import java.util.List;
import leeml.job.Run;
import leeml.model.Examples;

/**
 * The hidden layers of a network of sigmoids, learned one after the other without labels: layer l
 * is the encoder of an auto-encoder that is given hˡ⁻¹ with a share of its numbers hidden and asked
 * for all of hˡ⁻¹, where h⁰ = x and hˡ = σ(hˡ⁻¹ Wˡ + bˡ). Its decoder is thrown away.
 *
 * <p>What is hidden keeps a layer that is as wide as its input from handing it through. Source:
 * Bengio et al., Greedy layer-wise training of deep networks, 2007; Vincent et al., JMLR 11 (2010).
 *
 * @param pixels p, the first layer's inputs
 * @param hidden units of the layers, from the pixels up
 * @param masked share of a layer's inputs that is hidden, drawn anew for every step, in [0, 1)
 */
record LayerWise(int pixels, List<Integer> hidden, double masked) {

  LayerWise {
    hidden = List.copyOf(hidden);
  }

  /**
   * Learns all layers from rows in [0, 1].
   *
   * @param seed of starts and orders
   * @return the layers' parameters as {@code leeml.model.DenseNet} has them: W¹, b¹, W², b², …
   */
  float[] learn(Run run, Training training, Examples train, Examples heldOut, long seed) {
    float[] theta = new float[parameters()];
    Examples below = train;
    Examples test = heldOut;
    int at = 0;
    for (int layer = 0; layer < hidden.size(); layer++) {
      int width = hidden.get(layer);
      TiedAutoEncoder net = TiedAutoEncoder.masking(inputs(layer), width, masked);
      String name = "layer %d, seed %d".formatted(layer + 1, seed);
      float[] learned = training.fit(run, name, net, below, test, seed).theta();
      int own = (inputs(layer) + 1) * width;
      System.arraycopy(learned, 0, theta, at, own);
      at += own;
      below = Examples.dense(net.codes(learned, below.all()), width, below.targets());
      test = Examples.dense(net.codes(learned, test.all()), width, test.targets());
    }
    return theta;
  }

  /** Inputs of layer l, which counts from 0. */
  private int inputs(int layer) {
    return layer == 0 ? pixels : hidden.get(layer - 1);
  }

  /** d of the hidden layers together. */
  private int parameters() {
    int sum = 0;
    for (int layer = 0; layer < hidden.size(); layer++) {
      sum += (inputs(layer) + 1) * hidden.get(layer);
    }
    return sum;
  }
}
