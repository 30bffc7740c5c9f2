package leeml.dl4j.layer.unpool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import leeml.dl4j.NetworkObjective;
import leeml.dl4j.tensor.Tensor;
import leeml.dl4j.tensor.TensorBatch;
import leeml.dl4j.tensor.TensorSet;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class MaxUnpoolingTest {

  private static final int SIDE = 6;

  @Test
  void numbersGoWhereTheLargestWere() {
    float[] maps = {
      1, 9, 0, 0, 7, //
      2, 3, 0, 5, 7,
      4, 4, -1, -2, 7,
      4, 4, -3, -4, 7,
      8, 8, 8, 8, 8
    };
    Places places = new Places(1, 5, 5, 2);
    int[] found = places.of(maps);
    assertArrayEquals(new int[] {1, 8, 10, 12}, found);
    float[] expected = new float[25];
    expected[1] = 10;
    expected[8] = 20;
    expected[10] = 30;
    expected[12] = 40;
    float[] numbers = {10, 20, 30, 40};
    assertArrayEquals(expected, places.spread(numbers, found));
    assertArrayEquals(numbers, Places.gather(expected, found));
  }

  @Test
  void poolingThatWasUnpooledIsTheMaximaAlone() {
    SplittableRandom random = new SplittableRandom(3);
    float[] maps = new float[2 * 4 * 6];
    for (int i = 0; i < maps.length; i++) {
      maps[i] = (float) random.nextGaussian();
    }
    Places places = new Places(2, 4, 6, 2);
    int[] found = places.of(maps);
    float[] maxima = Places.gather(maps, found);
    assertArrayEquals(maxima, Places.gather(places.spread(maxima, found), found));
    assertEquals(2 * 2 * 3, found.length);
  }

  /** In double precision, through a network as the configuration's text gives it back. */
  @Test
  void gradientAgreesWithCentralDifferences() {
    NetworkObjective net = NetworkObjective.of(network());
    float[] theta = net.initial(5);
    TensorBatch batch = batch(new SplittableRandom(6), 3);
    float[] gradient = new float[theta.length];
    net.lossAndGradient(theta, batch, gradient);
    double largest = 0;
    for (int i = 0; i < theta.length; i++) {
      float kept = theta[i];
      float above = kept + 1e-3f;
      float below = kept - 1e-3f;
      theta[i] = above;
      double lossAbove = net.loss(theta, batch);
      theta[i] = below;
      double slope = (lossAbove - net.loss(theta, batch)) / ((double) above - below);
      theta[i] = kept;
      assertEquals(slope, gradient[i], 1e-3 * Math.max(1, Math.abs(slope)), "parameter " + i);
      largest = Math.max(largest, Math.abs(slope));
    }
    assertTrue(largest > 0.01, "nothing depends on θ: " + largest);
  }

  @Test
  void refusesMapsThatWereNotPooledToItsInput() {
    assertThrows(
        RuntimeException.class,
        () ->
            new MaxUnpooling(2)
                .getOutputType(
                    0, InputType.convolutional(3, 3, 2), InputType.convolutional(8, 8, 2)));
  }

  private static ComputationGraphConfiguration network() {
    return new NeuralNetConfiguration.Builder()
        .dataType(DataType.DOUBLE)
        .graphBuilder()
        .addInputs("x")
        .setInputTypes(InputType.convolutional(SIDE, SIDE, 1))
        .addLayer(
            "maps",
            new ConvolutionLayer.Builder(3, 3)
                .padding(1, 1)
                .nOut(2)
                .activation(Activation.TANH)
                .build(),
            "x")
        .addLayer(
            "pooled",
            new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build(),
            "maps")
        .addLayer(
            "bent",
            new ConvolutionLayer.Builder(1, 1).nOut(2).activation(Activation.TANH).build(),
            "pooled")
        .addVertex("large", new MaxUnpooling(2), "bent", "maps")
        .addLayer(
            "back",
            new Deconvolution2D.Builder(3, 3)
                .padding(1, 1)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build(),
            "large")
        .addLayer(
            "loss",
            new CnnLossLayer.Builder(LossFunction.XENT).activation(Activation.SIGMOID).build(),
            "back")
        .setOutputs("loss")
        .build();
  }

  private static TensorBatch batch(SplittableRandom random, int count) {
    float[] pixels = new float[count * SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble();
    }
    Tensor pictures = Tensor.of(pixels, 1, SIDE, SIDE);
    return TensorSet.of(pictures, pictures).all();
  }
}
