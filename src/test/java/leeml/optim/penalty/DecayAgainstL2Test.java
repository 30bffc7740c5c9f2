package leeml.optim.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.adaptive.Moments;
import leeml.optim.adaptive.ScaleByAdam;
import leeml.optim.schedule.Constant;
import leeml.optim.transform.ScaleByRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Decoupled weight decay against L2: Loshchilov and Hutter 2019, propositions 1 and 2. */
class DecayAgainstL2Test {

  private static final double RATE = 0.1;
  private static final double DECAY = 0.02;

  @Test
  @DisplayName("SGD: decay λ and L2 of strength λ/α walk the same path")
  void agreeForSgd() {
    Optimizer decay =
        Optimizer.chain(
            new ScaleByRate(new Constant(RATE)), new DecoupledDecay(DECAY, new Constant(1), 0));
    Optimizer l2 = Optimizer.chain(new L2(DECAY / RATE, 0), Optimizers.sgd(RATE));
    for (int steps = 1; steps <= 50; steps++) {
      assertThat(end(decay, steps))
          .as("step %d", steps)
          .containsExactly(end(l2, steps), within(1e-6f));
    }
  }

  @Test
  @DisplayName("Adam: with the same strengths they part, and no other strength brings them back")
  void differForAdam() {
    float[] decoupled = end(Optimizers.adamW(RATE, DECAY), 50);
    double nearest = Double.POSITIVE_INFINITY;
    for (double strength = 1e-4; strength < 100; strength *= 1.1) {
      Optimizer l2 = Optimizer.chain(new L2(strength, 0), Optimizers.adam(RATE));
      nearest = Math.min(nearest, distance(decoupled, end(l2, 50)));
    }
    Optimizer same = Optimizer.chain(new L2(DECAY / RATE, 0), Optimizers.adam(RATE));
    assertThat(distance(decoupled, end(same, 50))).isGreaterThan(0.05);
    assertThat(nearest).isGreaterThan(0.05);
  }

  @Test
  @DisplayName(
      "L2 between Adam's denominators and the rate is the decay that libraries have, λ = α·λ'")
  void l2AfterTheDenominators() {
    Optimizer library =
        Optimizer.chain(
            new ScaleByAdam(Moments.DEFAULT),
            new L2(DECAY / RATE, 0),
            new ScaleByRate(new Constant(RATE)));
    assertThat(end(library, 50))
        .containsExactly(end(Optimizers.adamW(RATE, DECAY), 50), within(1e-5f));
  }

  /** θ after some steps on ½ Σ aᵢ(θᵢ − 1)², with curvatures two decades apart. */
  private static float[] end(Optimizer optimizer, int steps) {
    float[] curvature = {0.1f, 1, 10};
    float[] theta = {3, -2, 0.5f};
    Optimizer.State state = optimizer.init(3);
    for (int t = 0; t < steps; t++) {
      float[] direction = new float[3];
      for (int i = 0; i < 3; i++) {
        direction[i] = curvature[i] * (theta[i] - 1);
      }
      state.update(direction, theta);
      for (int i = 0; i < 3; i++) {
        theta[i] += direction[i];
      }
    }
    return theta;
  }

  private static double distance(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.pow(x[i] - y[i], 2);
    }
    return Math.sqrt(sum);
  }
}
