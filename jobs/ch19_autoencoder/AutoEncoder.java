package ch19_autoencoder;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import leeml.dl4j.LayerFunction;
import leeml.dl4j.NetworkObjective;
import leeml.job.Key;
import leeml.model.Examples;
import leeml.optim.Require;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A deep auto-encoder of pictures: pixels, narrowing layers of ReLU, the code without activation,
 * the same layers in reverse, pixels again as sigmoids.
 *
 * <p>ℓ = −Σⱼ xⱼ ln x̂ⱼ + (1 − xⱼ) ln(1 − x̂ⱼ), for pixels in [0, 1]: least where x̂ = x, and with a
 * gradient that does not fade where a sigmoid is wrong and sure.
 *
 * <p>Source: Hinton, Salakhutdinov, Science 313 (2006); variant: ReLU, and Adam from a random start
 * in place of layers trained in advance.
 *
 * @param pixels p
 * @param sizes of its layers
 */
record AutoEncoder(int pixels, Sizes sizes) implements Serializable {

  /**
   * How many units the layers have: options that the chapter's jobs share.
   *
   * @param hidden units of the encoder's hidden layers; the decoder has the same in reverse
   * @param code numbers that a picture is squeezed into
   */
  record Sizes(
      @Key("units of the encoder's hidden layers; the decoder has them in reverse")
          List<Integer> hidden,
      @Key("numbers that a picture is squeezed into, at least 1") int code)
      implements Serializable {

    Sizes {
      hidden = List.copyOf(hidden);
      hidden.forEach(width -> Require.atLeast("hidden", width, 1));
      Require.atLeast("code", code, 1);
    }
  }

  /** Its loss as a function of θ, the encoder's parameters before the decoder's. */
  Reconstruction objective() {
    List<Integer> widths = new ArrayList<>(encoderWidths());
    widths.addAll(decoderWidths().subList(1, decoderWidths().size()));
    NeuralNetConfiguration.ListBuilder layers = layers();
    int last = widths.size() - 1;
    for (int l = 1; l < last; l++) {
      add(
          layers,
          widths,
          l,
          l == sizes.hidden().size() + 1 ? Activation.IDENTITY : Activation.RELU);
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.XENT)
            .nIn(widths.get(last - 1))
            .nOut(widths.get(last))
            .activation(Activation.SIGMOID)
            .build());
    return new Reconstruction(NetworkObjective.of(layers.build()), pixels);
  }

  /** Codes of pictures. */
  LayerFunction encoder(float[] theta) {
    return new LayerFunction(stack(encoderWidths(), Activation.IDENTITY), theta, pixels);
  }

  /** Pictures of codes. */
  LayerFunction decoder(float[] theta) {
    float[] own = Arrays.copyOfRange(theta, parameters(encoderWidths()), theta.length);
    return new LayerFunction(stack(decoderWidths(), Activation.SIGMOID), own, sizes.code());
  }

  /** The pixels of pictures, one after the other, shape (n, p). */
  static float[] pixelsOf(Examples pictures) {
    int columns = pictures.rows().columns();
    float[] pixels = new float[pictures.size() * columns];
    for (int i = 0; i < pictures.size(); i++) {
      pictures.rows().addScaled(i, 1, pixels, i * columns);
    }
    return pixels;
  }

  private List<Integer> encoderWidths() {
    List<Integer> widths = new ArrayList<>(List.of(pixels));
    widths.addAll(sizes.hidden());
    widths.add(sizes.code());
    return widths;
  }

  private List<Integer> decoderWidths() {
    List<Integer> widths = encoderWidths();
    Collections.reverse(widths);
    return widths;
  }

  private static int parameters(List<Integer> widths) {
    int sum = 0;
    for (int l = 1; l < widths.size(); l++) {
      sum += (widths.get(l - 1) + 1) * widths.get(l);
    }
    return sum;
  }

  private static MultiLayerConfiguration stack(List<Integer> widths, Activation end) {
    NeuralNetConfiguration.ListBuilder layers = layers();
    for (int l = 1; l < widths.size(); l++) {
      add(layers, widths, l, l == widths.size() - 1 ? end : Activation.RELU);
    }
    return layers.build();
  }

  private static NeuralNetConfiguration.ListBuilder layers() {
    return new NeuralNetConfiguration.Builder().weightInit(WeightInit.RELU).list();
  }

  private static void add(
      NeuralNetConfiguration.ListBuilder layers,
      List<Integer> widths,
      int layer,
      Activation activation) {
    layers.layer(
        new DenseLayer.Builder()
            .nIn(widths.get(layer - 1))
            .nOut(widths.get(layer))
            .activation(activation)
            .build());
  }
}
