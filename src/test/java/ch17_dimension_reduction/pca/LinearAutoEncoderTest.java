package ch17_dimension_reduction.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import leeml.model.CentralDifferences;
import leeml.model.Examples;
import org.junit.jupiter.api.Test;

class LinearAutoEncoderTest {

  private static final Examples ROWS =
      Examples.dense(new float[] {1, 2, -1, 0.5f, 0, 3, -2, 1, 1}, 3, new float[3]);

  @Test
  void lossByHand() {
    // E = (1, 0, 0), D = (2, 0, 0): x̂ = (2x₁, 0, 0), so ℓ = ½ (x₁² + x₂² + x₃²).
    LinearAutoEncoder network = new LinearAutoEncoder(3, 1);
    float[] theta = {1, 0, 0, 2, 0, 0};
    double expected = (1 + 4 + 1 + 0.25 + 9 + 4 + 1 + 1) / 2 / 3;
    assertThat(network.loss(theta, ROWS.all())).isCloseTo(expected, within(1e-6));
    assertThat(network.decoder(theta)).isDeepEqualTo(new double[][] {{2, 0, 0}});
  }

  @Test
  void gradientAgainstCentralDifferences() {
    LinearAutoEncoder network = new LinearAutoEncoder(3, 2);
    float[] theta = network.initial(5);
    CentralDifferences.agree(network, theta, ROWS.all(), 1e-2f, 2e-3, 5);
  }

  @Test
  void anEmptyBatchGivesZeros() {
    LinearAutoEncoder network = new LinearAutoEncoder(2, 1);
    float[] gradient = {1, 1, 1, 1};
    Examples none = Examples.dense(new float[0], 2, new float[0]);
    assertThat(network.lossAndGradient(new float[4], none.all(), gradient)).isZero();
    assertThat(gradient).containsOnly(0);
  }

  @Test
  void aCodeWiderThanTheRowsIsRefused() {
    assertThatThrownBy(() -> new LinearAutoEncoder(3, 4)).hasMessageContaining("legal is 1 … 3");
  }
}
