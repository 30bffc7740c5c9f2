package leeml.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import leeml.model.Activation;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.Loss;
import leeml.model.Perceptron;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExampleNetworkTest {

  private static final int[] WIDTHS = {2, 3, 2};

  private static final ExampleBatch BATCH =
      Examples.dense(new float[] {1, -1, 0.5f, 2}, 2, new float[] {0, 1}).all();

  @Test
  void weightsOfAPerceptronGoColumnByColumn() {
    float[] rows = {1, 2, 3, 4, 5, 6, 10, 20, 30};
    assertArrayEquals(
        new float[] {1, 4, 2, 5, 3, 6, 10, 20, 30}, ExampleNetwork.fromPerceptron(rows, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> ExampleNetwork.fromPerceptron(rows, 2, 2));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void isThePerceptronOfTheSameActivation(Activation activation) {
    Perceptron perceptron = new Perceptron(WIDTHS, activation, Loss.CROSS_ENTROPY);
    float[] theta = perceptron.initial(3);
    assertEquals(
        perceptron.loss(theta, BATCH),
        ExampleNetwork.dense(activation, 0, WIDTHS)
            .loss(ExampleNetwork.fromPerceptron(theta, WIDTHS), BATCH),
        1e-6);
  }

  @Test
  void dropoutIsForTrainingOnly() {
    ExampleNetwork whole = ExampleNetwork.dense(Activation.SIGMOID, 0, WIDTHS);
    ExampleNetwork dropping = ExampleNetwork.dense(Activation.SIGMOID, 0.5, WIDTHS);
    float[] theta = whole.initial(3);
    float[] gradient = new float[whole.size()];
    assertEquals(whole.loss(theta, BATCH), dropping.loss(theta, BATCH), 1e-7);
    assertNotEquals(
        whole.lossAndGradient(theta, BATCH, gradient),
        dropping.lossAndGradient(theta, BATCH, gradient),
        1e-3);
  }
}
