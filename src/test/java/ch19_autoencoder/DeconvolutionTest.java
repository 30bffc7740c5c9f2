package ch19_autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import leeml.dl4j.LayerFunction;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** What the lecture says: deconvolution is convolution, padded and with the filter turned round. */
class DeconvolutionTest {

  private static final int MAPS = 2;
  private static final int FILTERS = 3;
  private static final int SIDE = 3;
  private static final int WIDTH = 5;

  /**
   * Deconvolution without padding grows a picture by k − 1; so does convolution padded by k − 1.
   */
  @Test
  void deconvolutionIsConvolutionWithPaddingAndTurnedFilters() {
    SplittableRandom random = new SplittableRandom(17);
    float[] bias = random(random, FILTERS);
    float[] weights = random(random, FILTERS * MAPS * SIDE * SIDE); // (filter, map, a, b)
    float[] input = random(random, MAPS * WIDTH * WIDTH);
    LayerFunction convolution =
        function(
            new ConvolutionLayer.Builder(SIDE, SIDE)
                .padding(SIDE - 1, SIDE - 1)
                .nOut(FILTERS)
                .activation(Activation.IDENTITY)
                .build(),
            joined(bias, weights));
    LayerFunction deconvolution =
        function(
            new Deconvolution2D.Builder(SIDE, SIDE)
                .nOut(FILTERS)
                .activation(Activation.IDENTITY)
                .build(),
            joined(bias, turned(weights)));
    assertArrayEquals(convolution.outputs(input), deconvolution.outputs(input), 1e-5f);
  }

  /** By hand: each number, times the filter, is added to the picture from its place on. */
  @Test
  void deconvolutionAddsTheFilterAtEveryNumber() {
    float[] input = {2, 0, 0, -1};
    float[] filter = {1, 2, 3, 4};
    LayerFunction deconvolution =
        new LayerFunction(
            configuration(
                new Deconvolution2D.Builder(2, 2).nOut(1).activation(Activation.IDENTITY).build(),
                2,
                1),
            joined(new float[1], filter),
            1,
            2,
            2);
    assertArrayEquals(
        new float[] {2, 4, 0, 6, 8 - 1, -2, 0, -3, -4}, deconvolution.outputs(input), 1e-6f);
  }

  /** From (filter, map, a, b) to the deconvolution's (map, filter, k − 1 − a, k − 1 − b). */
  private static float[] turned(float[] weights) {
    float[] turned = new float[weights.length];
    int area = SIDE * SIDE;
    for (int filter = 0; filter < FILTERS; filter++) {
      for (int map = 0; map < MAPS; map++) {
        for (int i = 0; i < area; i++) {
          turned[(map * FILTERS + filter) * area + area - 1 - i] =
              weights[(filter * MAPS + map) * area + i];
        }
      }
    }
    return turned;
  }

  private static LayerFunction function(BaseLayer layer, float[] theta) {
    return new LayerFunction(configuration(layer, WIDTH, MAPS), theta, MAPS, WIDTH, WIDTH);
  }

  private static MultiLayerConfiguration configuration(BaseLayer layer, int width, int maps) {
    return new NeuralNetConfiguration.Builder()
        .list()
        .layer(layer)
        .setInputType(InputType.convolutional(width, width, maps))
        .build();
  }

  private static float[] joined(float[] bias, float[] weights) {
    float[] joined = new float[bias.length + weights.length];
    System.arraycopy(bias, 0, joined, 0, bias.length);
    System.arraycopy(weights, 0, joined, bias.length, weights.length);
    return joined;
  }

  private static float[] random(SplittableRandom random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
