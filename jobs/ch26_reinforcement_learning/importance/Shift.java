package ch26_reinforcement_learning.importance;

import java.io.Serializable;
import java.util.SplittableRandom;

/**
 * The lecture's picture: E_p f by draws from q, p = N(0, 1), q = N(m, 1), f(x) = x.
 *
 * <p>f p/q = x e^(m²/2 − m x) has mean 0 under q for every m; its variance is E_p (f² p/q) = (1 +
 * m²) e^(m²), against 1 under p itself. KL(p‖q) = m²/2.
 *
 * @param shift m
 * @param mean of f p/q over the draws
 * @param variance of f p/q over the draws
 */
public record Shift(double shift, double mean, double variance) implements Serializable {

  /** Draws from q. */
  public static Shift measure(double shift, int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double x = shift + random.nextGaussian();
      double term = x * Math.exp(shift * shift / 2 - shift * x);
      sum += term;
      squares += term * term;
    }
    double mean = sum / draws;
    return new Shift(shift, mean, squares / draws - mean * mean);
  }

  /** (1 + m²) e^(m²). */
  public double exactVariance() {
    return (1 + shift * shift) * Math.exp(shift * shift);
  }

  /** KL(p‖q) in nats. */
  public double divergence() {
    return shift * shift / 2;
  }
}
