package ch03_gradient_descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.train.shard.Shard;
import org.junit.jupiter.api.Test;

class GradientNoiseTest {

  private static final int N = 2000;

  @Test
  void noiseOfOneExampleByHand() {
    // x = 0, y = ±1 in equal number at θ = 0: gᵢ = (0, ∓1), the whole is 0, so ‖gᵢ − g‖² = 1.
    Examples even = Examples.dense(new float[] {0, 0, 0, 0}, 1, new float[] {1, -1, 1, -1});
    assertThat(
            GradientNoise.measure(new LinearRegression(1), new float[2], Shard.of(even), 1, 100, 3))
        .isEqualTo(1, within(1e-12));
  }

  @Test
  void noiseFallsAsOneOverTheBatch() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    float[] x = new float[N];
    float[] y = new float[N];
    for (int i = 0; i < N; i++) {
      x[i] = (float) random.nextDouble(-1, 1);
      y[i] = (float) random.nextDouble(-1, 1);
    }
    Shard<ExampleBatch> shard = Shard.of(Examples.dense(x, 1, y));
    LinearRegression model = new LinearRegression(1);
    double one = GradientNoise.measure(model, new float[2], shard, 1, N, seed);
    double ten = GradientNoise.measure(model, new float[2], shard, 10, N, seed);
    double byTheory = 10.0 * (N - 1) / (N - 10);
    assertThat(one / ten / byTheory).as("seed %d", seed).isEqualTo(1, within(0.25));
  }
}
