package leeml.rl.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CategoricalTest {

  /** Scores of probabilities 0.2, 0.3, 0.5, at an offset and shifted by a constant. */
  private static final float[] Z = {
    99, (float) Math.log(0.2) + 7, (float) Math.log(0.3) + 7, (float) Math.log(0.5) + 7
  };

  private static final float[] Q = {0.3f, -0.2f, 0.9f, 0.1f};

  @Test
  void byHand() {
    assertThat(Categorical.logProbability(Z, 1, 3, 1)).isCloseTo(Math.log(0.3), within(1e-6));
    double entropy = -0.2 * Math.log(0.2) - 0.3 * Math.log(0.3) - 0.5 * Math.log(0.5);
    assertThat(Categorical.entropy(Z, 1, 3)).isCloseTo(entropy, within(1e-6));
    assertThat(Categorical.mode(Z, 1, 3)).isEqualTo(2);
    float[] half = {0, 0};
    float[] skewed = {0, (float) Math.log(3)};
    double divergence = 0.5 * Math.log(0.5 / 0.25) + 0.5 * Math.log(0.5 / 0.75);
    assertThat(Categorical.divergence(half, 0, skewed, 0, 2)).isCloseTo(divergence, within(1e-6));
    assertThat(Categorical.divergence(Z, 1, Z, 1, 3)).isCloseTo(0, within(1e-12));
  }

  @Test
  void doesNotOverflow() {
    float[] far = {1000, 0};
    assertThat(Categorical.logProbability(far, 0, 2, 1)).isEqualTo(-1000);
    assertThat(Categorical.entropy(far, 0, 2)).isZero();
  }

  @Test
  void drawsByProbability() {
    SplittableRandom random = new SplittableRandom(1);
    int[] counts = new int[3];
    for (int i = 0; i < 100_000; i++) {
      counts[Categorical.sample(Z, 1, 3, random)]++;
    }
    assertThat(counts[0] / 1e5).isCloseTo(0.2, within(0.01));
    assertThat(counts[1] / 1e5).isCloseTo(0.3, within(0.01));
  }

  @Test
  void noChoiceAmongNoNumbers() {
    float[] z = {0, Float.NaN};
    assertThat(Categorical.sample(z, 0, 2, new SplittableRandom(1))).isEqualTo(-1);
    assertThat(Categorical.mode(z, 0, 2)).isEqualTo(-1);
  }

  @Test
  void gradientsAgainstDifferences() {
    float[] gradient = new float[4];
    Categorical.addLogGradient(2, Q, 1, 3, 1, gradient);
    compare(gradient, z -> 2 * Categorical.logProbability(z, 1, 3, 1));
    gradient = new float[4];
    Categorical.addEntropyGradient(2, Q, 1, 3, gradient);
    compare(gradient, z -> 2 * Categorical.entropy(z, 1, 3));
    gradient = new float[4];
    Categorical.addDivergenceGradient(2, Z, 1, Q, 1, 3, gradient);
    compare(gradient, z -> 2 * Categorical.divergence(Z, 1, z, 1, 3));
  }

  private static void compare(float[] gradient, ToDoubleFunction<float[]> value) {
    float h = 1e-2f;
    for (int k = 0; k < Q.length; k++) {
      float[] up = Q.clone();
      float[] down = Q.clone();
      up[k] += h;
      down[k] -= h;
      double slope = (value.applyAsDouble(up) - value.applyAsDouble(down)) / (up[k] - down[k]);
      assertThat((double) gradient[k]).as("slope " + k).isCloseTo(slope, within(1e-4));
    }
  }
}
