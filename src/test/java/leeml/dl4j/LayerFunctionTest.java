package leeml.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/** A network's layers as a function of the picture. */
class LayerFunctionTest {

  private static final long SEED = 20260107;
  private static final int PIXELS = 2 * 8 * 8;
  private static final int[] SHAPE = {2, 8, 8};

  private final Random random = new Random(SEED);

  @Test
  void theInputGradientAgreesWithCentralDifferences() {
    LayerFunction function = new LayerFunction(layers(DataType.DOUBLE), theta(), SHAPE);
    float[] pictures = normal(2 * PIXELS);
    float[] v = normal(2 * 5);
    float[] gradient = function.inputGradient(pictures, outputs -> v);
    assertThat(gradient).hasSameSizeAs(pictures);
    for (int i = 0; i < pictures.length; i++) {
      float kept = pictures[i];
      pictures[i] = kept + 1e-3f;
      double right = pictures[i];
      double above = dot(v, function.outputs(pictures));
      pictures[i] = kept - 1e-3f;
      double below = dot(v, function.outputs(pictures));
      double numeric = (above - below) / (right - pictures[i]);
      pictures[i] = kept;
      assertThat((double) gradient[i])
          .as("∂/∂x[%d], seed %d", i, SEED)
          .isCloseTo(numeric, within(1e-3));
    }
  }

  /** The layers by oneDNN, as jobs have them. */
  @Test
  void singlePrecisionFindsTheSameGradient() {
    float[] theta = theta();
    float[] pictures = normal(3 * PIXELS);
    float[] v = normal(3 * 5);
    float[] exact =
        new LayerFunction(layers(DataType.DOUBLE), theta, SHAPE).inputGradient(pictures, a -> v);
    float[] found =
        new LayerFunction(layers(DataType.FLOAT), theta, SHAPE).inputGradient(pictures, a -> v);
    for (int i = 0; i < exact.length; i++) {
      assertThat(found[i]).as("∂/∂x[%d], seed %d", i, SEED).isCloseTo(exact[i], within(1e-5f));
    }
  }

  @Test
  void weightsMayFollowFromTheOutputs() {
    LayerFunction function = new LayerFunction(layers(DataType.FLOAT), theta(), SHAPE);
    float[] pictures = normal(PIXELS);
    float[][] seen = new float[1][];
    function.inputGradient(
        pictures,
        outputs -> {
          seen[0] = outputs.clone();
          return outputs;
        });
    float[] outputs = function.outputs(pictures);
    for (int i = 0; i < outputs.length; i++) {
      assertThat(seen[0][i]).isCloseTo(outputs[i], within(1e-5f));
    }
  }

  @Test
  void theFirstLayersAreThoseOfTheWholeNetwork() {
    NetworkObjective whole = NetworkObjective.of(Nets.convolutional(DataType.FLOAT));
    float[] theta = whole.initial(SEED);
    LayerFunction first =
        new LayerFunction(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(convolution(4))
                .setInputType(InputType.convolutional(8, 8, 2))
                .build(),
            theta,
            SHAPE);
    float[] picture = normal(PIXELS);
    // Deeplearning4j keeps a convolution's biases before its weights, (filters, channels, 3, 3).
    double sum = theta[1];
    for (int channel = 0; channel < 2; channel++) {
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) {
          sum +=
              picture[channel * 64 + row * 8 + column]
                  * theta[4 + 1 * 18 + channel * 9 + row * 3 + column];
        }
      }
    }
    assertThat((double) first.outputs(picture)[1 * 36]).isCloseTo(Math.tanh(sum), within(1e-5));
  }

  @Test
  void wrongSizesAndLossesAreRefused() {
    assertThatThrownBy(() -> new LayerFunction(layers(DataType.FLOAT), new float[3], SHAPE))
        .hasMessageContaining("3 parameters for layers that have");
    assertThatThrownBy(
            () -> new LayerFunction(Nets.convolutional(DataType.FLOAT), new float[9999], SHAPE))
        .hasMessageContaining("has a loss");
    LayerFunction function = new LayerFunction(layers(DataType.FLOAT), theta(), SHAPE);
    assertThatThrownBy(() -> function.outputs(new float[100]))
        .hasMessage("100 numbers do not make inputs of 128 each");
  }

  private static MultiLayerConfiguration layers(DataType type) {
    return new NeuralNetConfiguration.Builder()
        .dataType(type)
        .list()
        .layer(convolution(4))
        .layer(
            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .build())
        .layer(convolution(3))
        .layer(new DenseLayer.Builder().nOut(5).activation(Activation.IDENTITY).build())
        .setInputType(InputType.convolutional(8, 8, 2))
        .build();
  }

  private static ConvolutionLayer convolution(int filters) {
    return new ConvolutionLayer.Builder(3, 3).nOut(filters).activation(Activation.TANH).build();
  }

  private float[] theta() {
    float[] theta = normal(500);
    for (int i = 0; i < theta.length; i++) {
      theta[i] *= 0.3f;
    }
    return theta;
  }

  private float[] normal(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
