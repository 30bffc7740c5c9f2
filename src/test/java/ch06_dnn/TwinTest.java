package ch06_dnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import leeml.dl4j.ExampleNetwork;
import leeml.model.Activation;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import org.junit.jupiter.api.Test;

class TwinTest {

  private static final int[] WIDTHS = {2, 3, 2};

  private static final ExampleBatch BATCH =
      Examples.dense(new float[] {1, -1, 0.5f, 2}, 2, new float[] {0, 1}).all();

  @Test
  void weightsGoColumnByColumn() {
    float[] rows = {1, 2, 3, 4, 5, 6, 10, 20, 30};
    assertArrayEquals(
        new float[] {1, 4, 2, 5, 3, 6, 10, 20, 30}, Twin.reordered(rows, new int[] {2, 3}));
  }

  @Test
  void dropoutIsForTrainingOnly() {
    ExampleNetwork whole = Twin.of(WIDTHS, Activation.SIGMOID, 0);
    ExampleNetwork dropping = Twin.of(WIDTHS, Activation.SIGMOID, 0.5);
    float[] theta = whole.initial(3);
    float[] gradient = new float[whole.size()];
    assertEquals(whole.loss(theta, BATCH), dropping.loss(theta, BATCH), 1e-7);
    assertNotEquals(
        whole.lossAndGradient(theta, BATCH, gradient),
        dropping.lossAndGradient(theta, BATCH, gradient),
        1e-3);
  }
}
