package ch07_cnn;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import leeml.data.idx.ImageSplit;
import leeml.dl4j.ExampleNetwork;
import leeml.dl4j.LayerFunction;
import leeml.dl4j.NetworkObjective;
import leeml.job.Key;
import leeml.optim.Require;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * LeNet for grey pictures: convolution 5 × 5, max pooling 2 × 2, ReLU, twice; a dense layer of
 * ReLU; softmax with cross entropy.
 *
 * <p>Source: LeCun et al. 1998, section II.B; variant: max pooling, ReLU and softmax as in today's
 * textbooks, where the paper has means, tanh and radial basis functions.
 *
 * @param height of a picture in pixels, at least 16
 * @param width of a picture in pixels, at least 16
 * @param sizes of its layers
 * @param classes K
 */
record LeNet(int height, int width, Sizes sizes, int classes) implements Serializable {

  /** The side of a filter in pixels. */
  static final int SIDE = 5;

  private static final int POOL = 2;

  /** The smallest picture that leaves the second pooling something. */
  private static final int LEAST_SIDE = (SIDE - 1 + POOL) * POOL + SIDE - 1;

  /**
   * How many units the layers have: options that the chapter's jobs share.
   *
   * @param filters of the first and the second convolution
   * @param hidden units of the dense layer
   */
  record Sizes(
      @Key("filters of the first and of the second convolution") List<Integer> filters,
      @Key("units of the dense layer, at least 1") int hidden)
      implements Serializable {

    Sizes {
      filters = List.copyOf(filters);
      if (filters.size() != 2) {
        throw new IllegalArgumentException(
            "filters = " + filters + ", expected two numbers, of the first and second convolution");
      }
      filters.forEach(count -> Require.atLeast("filters", count, 1));
      Require.atLeast("hidden", hidden, 1);
    }
  }

  LeNet {
    if (Math.min(height, width) < LEAST_SIDE) {
      throw new IllegalArgumentException(
          "pictures of %d × %d pixels, expected at least %d × %d for two convolutions and poolings"
              .formatted(height, width, LEAST_SIDE, LEAST_SIDE));
    }
  }

  static LeNet of(ImageSplit pictures, Sizes sizes) {
    return new LeNet(pictures.height(), pictures.width(), sizes, pictures.classes());
  }

  /** Its cross entropy as a function of θ. */
  ExampleNetwork objective() {
    ListBuilder layers =
        throughDense()
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nOut(classes)
                    .activation(Activation.SOFTMAX)
                    .build());
    return new ExampleNetwork(
        NetworkObjective.of(built(layers).build()), classes, 1, height, width);
  }

  /** The maps of the first convolution, shape (filters, height − 4, width − 4), before its ReLU. */
  LayerFunction firstMaps(float[] theta) {
    return function(throughFirst(), theta);
  }

  /** The maps of the second convolution, before its ReLU. */
  LayerFunction secondMaps(float[] theta) {
    return function(throughSecond(), theta);
  }

  /** The scores z of the K classes, of which the softmax makes probabilities. */
  LayerFunction scores(float[] theta) {
    return function(
        throughDense()
            .layer(new DenseLayer.Builder().nOut(classes).activation(Activation.IDENTITY).build()),
        theta);
  }

  /** A filter of the first convolution, shape (5, 5). */
  float[] filter(float[] theta, int filter) {
    // Deeplearning4j puts a convolution's biases before its weights.
    int from = sizes.filters().get(0) + filter * SIDE * SIDE;
    return Arrays.copyOfRange(theta, from, from + SIDE * SIDE);
  }

  /** The width of a map of the first (0) or second (1) convolution. */
  int mapWidth(int convolution) {
    int first = width - SIDE + 1;
    return convolution == 0 ? first : first / POOL - SIDE + 1;
  }

  private LayerFunction function(ListBuilder layers, float[] theta) {
    return new LayerFunction(built(layers).build(), theta, 1, height, width);
  }

  private ListBuilder built(ListBuilder layers) {
    return layers.setInputType(InputType.convolutional(height, width, 1));
  }

  private ListBuilder throughFirst() {
    return new NeuralNetConfiguration.Builder()
        .weightInit(WeightInit.RELU)
        // Keeps what a convolution has computed for its way back, instead of computing it again.
        .cacheMode(CacheMode.DEVICE)
        .list()
        .layer(convolution(sizes.filters().get(0)));
  }

  private ListBuilder throughSecond() {
    return pooled(throughFirst()).layer(convolution(sizes.filters().get(1)));
  }

  private ListBuilder throughDense() {
    return pooled(throughSecond())
        .layer(new DenseLayer.Builder().nOut(sizes.hidden()).activation(Activation.RELU).build());
  }

  private static ConvolutionLayer convolution(int filters) {
    return new ConvolutionLayer.Builder(SIDE, SIDE)
        .nOut(filters)
        .activation(Activation.IDENTITY)
        .build();
  }

  /** The largest of ReLUs is the ReLU of the largest, which is a quarter of the work. */
  private static ListBuilder pooled(ListBuilder layers) {
    return layers
        .layer(
            new SubsamplingLayer.Builder(PoolingType.MAX)
                .kernelSize(POOL, POOL)
                .stride(POOL, POOL)
                .build())
        .layer(new ActivationLayer(Activation.RELU));
  }
}
