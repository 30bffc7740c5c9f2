package ch04_optimization.paper;

/**
 * SWATS: Adam until the rate that gradient descent would need has settled, then gradient descent
 * with momentum at that rate.
 *
 * <p>p is Adam's update. If p·g ≠ 0: γ = p·p/(−p·g), λ ← β₂·λ + (1 − β₂)·γ; once t &gt; 1 and |λ/(1
 * − β₂ᵗ) − γ| &lt; δ, Λ = λ/(1 − β₂ᵗ), and from the next step on v ← β₁·v + g, Δ = −(1 − β₁)·Λ·v.
 * Keskar and Socher 2017, algorithm 1, and Λ has to be above 0.
 */
public final class SwatsRecurrence implements Recurrence {

  private final double beta1;
  private final double beta2;
  private final double tolerance;
  private final Recurrence adam;
  private final double[] v;
  private double lambda;
  private double settled;
  private int t;

  /**
   * Starts over d coordinates.
   *
   * @param tolerance δ
   */
  public SwatsRecurrence(
      int d, double eta, double beta1, double beta2, double epsilon, double tolerance) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.tolerance = tolerance;
    adam = Recurrences.adam(d, eta, beta1, beta2, epsilon);
    v = new double[d];
  }

  @Override
  public double[] update(double[] gradient) {
    t = t + 1;
    if (settled > 0) {
      double[] update = new double[v.length];
      for (int i = 0; i < v.length; i++) {
        v[i] = beta1 * v[i] + gradient[i];
        update[i] = -(1 - beta1) * settled * v[i];
      }
      return update;
    }
    double[] p = adam.update(gradient);
    if (dot(p, gradient) != 0) {
      double gamma = dot(p, p) / -dot(p, gradient);
      lambda = beta2 * lambda + (1 - beta2) * gamma;
      double corrected = lambda / (1 - Math.pow(beta2, t));
      if (t > 1 && corrected > 0 && Math.abs(corrected - gamma) < tolerance) {
        settled = corrected;
      }
    }
    return p;
  }

  /** Λ; 0 as long as Adam runs. */
  public double settledRate() {
    return settled;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
