package leeml.rl.algorithm;

/**
 * What TRPO and PPO have in common.
 *
 * @param gamma γ, discount a step, 0 to 1
 * @param lambda λ of the advantage, 0 to 1
 * @param rate of Adam, above 0; for TRPO the critic's alone
 * @param epochs passes over a rollout, at least 1
 * @param minibatch steps of the environment in a step of Adam, at least 1
 * @param value c, weight of the critic's loss, at least 0
 * @param entropy β, weight of the entropy, at least 0
 * @param gradientNorm above which a gradient is scaled down, above 0
 */
public record Settings(
    double gamma,
    double lambda,
    double rate,
    int epochs,
    int minibatch,
    double value,
    double entropy,
    double gradientNorm) {

  /** Checks the ranges. */
  public Settings {
    if (!(gamma >= 0 && gamma <= 1 && lambda >= 0 && lambda <= 1)) {
      throw new IllegalArgumentException(
          "gamma = %s, lambda = %s, expected 0 to 1".formatted(gamma, lambda));
    }
    if (!(rate > 0 && gradientNorm > 0) || epochs < 1 || minibatch < 1) {
      throw new IllegalArgumentException(
          "rate = %s, gradient norm = %s, epochs = %d, minibatch = %d, expected above 0, 1 or more"
              .formatted(rate, gradientNorm, epochs, minibatch));
    }
    if (!(value >= 0 && entropy >= 0)) {
      throw new IllegalArgumentException(
          "value = %s, entropy = %s, expected at least 0".formatted(value, entropy));
    }
  }

  /** The same for a critic that learns alone. */
  Settings ofCritic() {
    return new Settings(gamma, lambda, rate, epochs, minibatch, value, 0, gradientNorm);
  }
}
