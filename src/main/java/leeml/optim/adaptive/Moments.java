package leeml.optim.adaptive;

import java.io.Serializable;
import leeml.optim.Require;

/**
 * What Adam and its kin share: how fast their two moving averages forget, and what keeps the
 * division safe.
 *
 * <p>An average that starts at 0 holds the weight 1 − βᵗ after t steps; dividing by it corrects the
 * start. The weights are computed in double: in float, 1 − 0.999 is off by 1e-5 of itself.
 *
 * @param beta1 β₁ in [0, 1), of the mean of the gradients
 * @param beta2 β₂ in [0, 1), of the mean of their squares
 * @param epsilon ε, above 0
 */
public record Moments(double beta1, double beta2, double epsilon) implements Serializable {

  /** β₁ = 0.9, β₂ = 0.999, ε = 1e-8: the values of Kingma and Ba 2015. */
  public static final Moments DEFAULT = new Moments(0.9, 0.999, 1e-8);

  public Moments {
    Require.decay("beta1", beta1);
    Require.decay("beta2", beta2);
    Require.positive("epsilon", epsilon);
  }

  /** 1 − β₁ᵗ. */
  double weight1(long step) {
    return 1 - Math.pow(beta1, (double) step);
  }

  /** 1 − β₂ᵗ. */
  double weight2(long step) {
    return 1 - Math.pow(beta2, (double) step);
  }

  float keep1() {
    return (float) beta1;
  }

  float add1() {
    return (float) (1 - beta1);
  }

  float keep2() {
    return (float) beta2;
  }

  float add2() {
    return (float) (1 - beta2);
  }

  float eps() {
    return (float) epsilon;
  }
}
