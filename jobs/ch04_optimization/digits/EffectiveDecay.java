package ch04_optimization.digits;

import java.util.Arrays;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.adaptive.Moments;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * How fast Adam with an L2 term shrinks each weight of a network.
 *
 * <p>The mean m is linear in the gradient g + λ·θ, so the L2 term's own part of it can be kept
 * beside: e ← β₁·e + (1 − β₁)·λ·θ. Its part of the update is η·ê/(√v̂ + ε), and that over θ is the
 * share of the weight that decay takes in a step. Decoupled decay takes the same share of all.
 *
 * @param gradientSize √v̂, the root mean square of each weight's gradients
 * @param share of the weight that the L2 term takes in a step
 */
public record EffectiveDecay(double[] gradientSize, double[] share) {

  private static final Moments MOMENTS = Moments.DEFAULT;
  private static final int SQUARES = 1;

  /** Smaller weights change their sign within the memory of e, so that the share means nothing. */
  private static final double LEAST_WEIGHT = 0.01;

  /**
   * Trains with L2 and Adam, and measures at the end.
   *
   * @param rate η
   * @param lambda λ of the L2 term
   */
  public static EffectiveDecay measure(
      Digits digits, double rate, double lambda, int hidden, int batch, int epochs, long seed) {
    Optimizer optimizer = Optimizer.chain(Optimizers.l2(lambda, 0), Optimizers.adam(rate));
    WatchedDescent descent = new WatchedDescent(digits, optimizer, hidden, batch, seed);
    float[] theta = descent.theta();
    double[] e = new double[theta.length];
    long most = epochs * descent.stepsPerEpoch();
    while (descent.steps() < most) {
      for (int i = 0; i < e.length; i++) {
        e[i] = MOMENTS.beta1() * e[i] + (1 - MOMENTS.beta1()) * lambda * theta[i];
      }
      descent.step();
    }
    return of(theta, e, descent.state().vectors().get(SQUARES), rate, most);
  }

  private static EffectiveDecay of(float[] theta, double[] e, float[] v, double rate, long t) {
    double[] sizes = new double[theta.length];
    double[] shares = new double[theta.length];
    int count = 0;
    for (int i = 0; i < theta.length; i++) {
      if (Math.abs(theta[i]) >= LEAST_WEIGHT) {
        double penalty = e[i] / (1 - Math.pow(MOMENTS.beta1(), (double) t));
        double size = Math.sqrt(v[i] / (1 - Math.pow(MOMENTS.beta2(), (double) t)));
        sizes[count] = size;
        shares[count++] = rate * penalty / ((size + MOMENTS.epsilon()) * theta[i]);
      }
    }
    return new EffectiveDecay(Arrays.copyOf(sizes, count), Arrays.copyOf(shares, count));
  }

  /** Spearman's rank correlation of gradient size and share, in [−1, 1]. */
  public double rankCorrelation() {
    return new SpearmansCorrelation().correlation(gradientSize, share);
  }

  /** The share that {@code percent} of 100 weights stay below. */
  public double percentile(double percent) {
    return new Percentile(percent).evaluate(share);
  }
}
