package ch06_dnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import leeml.model.Activation;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.Loss;
import leeml.model.Perceptron;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeepNetTest {

  private static final int[] WIDTHS = {3, 4, 5, 2};

  private static final ExampleBatch BATCH =
      Examples.dense(new float[] {0.5f, 0, -1, 2, 0.3f, 0.7f}, 3, new float[] {1, 0}).all();

  @ParameterizedTest
  @EnumSource(names = {"SIGMOID", "RELU"})
  void isThePerceptronOfTheLibrary(Bend bend) {
    DeepNet net = new DeepNet(WIDTHS, bend);
    Perceptron other = new Perceptron(WIDTHS, Activation.valueOf(bend.name()), Loss.CROSS_ENTROPY);
    float[] theta = net.initial(5);
    float[] ours = new float[net.size()];
    float[] theirs = new float[other.size()];
    assertEquals(
        other.lossAndGradient(theta, BATCH, theirs), net.lossAndGradient(theta, BATCH, ours), 1e-6);
    assertArrayEquals(theirs, ours, 1e-6f);
    assertEquals(net.loss(theta, BATCH), net.lossAndGradient(theta, BATCH, ours), 1e-12);
  }

  @Test
  void maxoutTakesTheLargerOfTwoSums() {
    assertArrayEquals(new double[] {2, -1}, Bend.MAXOUT.apply(new double[] {1, 2, -1, -3}));
    assertArrayEquals(
        new double[] {0, 5, 7, 0},
        Bend.MAXOUT.back(new double[] {1, 2, -1, -3}, new double[] {5, 7}));
  }

  @Test
  void maxoutHasTwiceTheWeightsInItsHiddenLayers() {
    assertEquals(3 * 8 + 8 + 4 * 10 + 10 + 5 * 2 + 2, new DeepNet(WIDTHS, Bend.MAXOUT).size());
  }

  @Test
  void gradientByLayerIsItsRootMeanSquare() {
    DeepNet net = new DeepNet(new int[] {1, 1, 2}, Bend.RELU);
    List<Double> byLayer = net.gradientByLayer(new float[] {3, 100, 1, 7, 100, 100});
    assertEquals(3, byLayer.get(0), 1e-12);
    assertEquals(5, byLayer.get(1), 1e-12);
  }

  /** A start at which neither signals nor gradients grow or fade with depth. */
  @ParameterizedTest
  @EnumSource(names = {"RELU", "MAXOUT"})
  void theStartKeepsTheGradientAliveOverTenLayers(Bend bend) {
    DeepNet net = DeepNet.of(3, 10, 60, 2, bend);
    float[] gradient = new float[net.size()];
    net.lossAndGradient(net.initial(1), BATCH, gradient);
    List<Double> byLayer = net.gradientByLayer(gradient);
    double ratio = byLayer.get(1) / byLayer.get(9);
    assertTrue(ratio > 0.1 && ratio < 10, "seed 1: " + byLayer);
  }

  @Test
  void refusesALayerOfNothing() {
    assertThrows(IllegalArgumentException.class, () -> new DeepNet(new int[] {3, 0, 2}, Bend.RELU));
  }
}
