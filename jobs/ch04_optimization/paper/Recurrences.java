package ch04_optimization.paper;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Optimizers that treat every coordinate alone, each as in its paper; g is the coordinate's
 * gradient, t the step, η the rate, all states start at 0.
 *
 * <p>Each method starts a new recurrence over d coordinates.
 */
public final class Recurrences {

  private Recurrences() {}

  /** One coordinate under way. */
  private interface Coordinate {
    double update(double g);
  }

  private static Recurrence each(int d, Supplier<Coordinate> start) {
    List<Coordinate> coordinates = Stream.generate(start).limit(d).toList();
    return gradient -> {
      double[] update = new double[d];
      for (int i = 0; i < d; i++) {
        update[i] = coordinates.get(i).update(gradient[i]);
      }
      return update;
    };
  }

  /** SGD: Δ = −η·g. Robbins and Monro 1951. */
  public static Recurrence sgd(int d, double eta) {
    return each(d, () -> g -> -eta * g);
  }

  /** SGDM: v ← μ·v + g, Δ = −η·v. Polyak 1964. */
  public static Recurrence momentum(int d, double eta, double mu) {
    return each(
        d,
        () ->
            new Coordinate() {
              private double v;

              @Override
              public double update(double g) {
                v = mu * v + g;
                return -eta * v;
              }
            });
  }

  /** Nesterov's momentum at the future position: v ← μ·v + g, Δ = −η·(g + μ·v). Bengio 2013. */
  public static Recurrence nesterov(int d, double eta, double mu) {
    return each(
        d,
        () ->
            new Coordinate() {
              private double v;

              @Override
              public double update(double g) {
                v = mu * v + g;
                return -eta * (g + mu * v);
              }
            });
  }

  /** Adagrad: s ← s + g², Δ = −η·g/(√s + ε). Duchi, Hazan and Singer 2011. */
  public static Recurrence adagrad(int d, double eta, double epsilon) {
    return each(
        d,
        () ->
            new Coordinate() {
              private double s;

              @Override
              public double update(double g) {
                s = s + g * g;
                return -eta * g / (Math.sqrt(s) + epsilon);
              }
            });
  }

  /** RMSProp: v ← ρ·v + (1 − ρ)·g², Δ = −η·g/(√v + ε). Tieleman and Hinton 2012. */
  public static Recurrence rmsProp(int d, double eta, double rho, double epsilon) {
    return each(
        d,
        () ->
            new Coordinate() {
              private double v;

              @Override
              public double update(double g) {
                v = rho * v + (1 - rho) * g * g;
                return -eta * g / (Math.sqrt(v) + epsilon);
              }
            });
  }

  /**
   * Adam: m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ), Δ =
   * −η·m̂/(√v̂ + ε). Kingma and Ba 2015, algorithm 1.
   */
  public static Recurrence adam(int d, double eta, double beta1, double beta2, double epsilon) {
    return each(
        d,
        () ->
            new Coordinate() {
              private double m;
              private double v;
              private int t;

              @Override
              public double update(double g) {
                t = t + 1;
                m = beta1 * m + (1 - beta1) * g;
                v = beta2 * v + (1 - beta2) * g * g;
                double meanHat = m / (1 - Math.pow(beta1, t));
                double squareHat = v / (1 - Math.pow(beta2, t));
                return -eta * meanHat / (Math.sqrt(squareHat) + epsilon);
              }
            });
  }

  /**
   * AMSGrad: m and v as Adam's, v̂ ← max(v̂, v), Δ = −η·m/(√v̂ + ε). Reddi, Kale and Kumar 2018,
   * algorithm 2.
   */
  public static Recurrence amsGrad(int d, double eta, double beta1, double beta2, double epsilon) {
    return each(
        d,
        () ->
            new Coordinate() {
              private double m;
              private double v;
              private double largest;

              @Override
              public double update(double g) {
                m = beta1 * m + (1 - beta1) * g;
                v = beta2 * v + (1 - beta2) * g * g;
                largest = Math.max(largest, v);
                return -eta * m / (Math.sqrt(largest) + epsilon);
              }
            });
  }

  /**
   * AdaBound: m and v as Adam's, η̂ = clip(η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)/(√v + ε), ℓ, u) with ℓ = η*·(1 −
   * 1/(γt + 1)) and u = η*·(1 + 1/(γt)), Δ = −η̂·m. Luo, Xiong, Liu and Sun 2019, the authors'
   * code.
   *
   * @param finalEta η*, the rate that the bounds close in on
   */
  public static Recurrence adaBound(
      int d,
      double eta,
      double finalEta,
      double gamma,
      double beta1,
      double beta2,
      double epsilon) {
    return each(
        d,
        () ->
            new Coordinate() {
              private double m;
              private double v;
              private int t;

              @Override
              public double update(double g) {
                t = t + 1;
                m = beta1 * m + (1 - beta1) * g;
                v = beta2 * v + (1 - beta2) * g * g;
                double corrected =
                    eta * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
                double lower = finalEta * (1 - 1 / (gamma * t + 1));
                double upper = finalEta * (1 + 1 / (gamma * t));
                double size = corrected / (Math.sqrt(v) + epsilon);
                return -Math.min(Math.max(size, lower), upper) * m;
              }
            });
  }

  /**
   * Nadam: μₜ = β₁·(1 − ½·0.96^(ψt)), m ← μₜ·m + (1 − μₜ)·g, v as Adam's, m̄ = μₜ₊₁·m/(1 − μ₁⋯μₜ₊₁)
   * + (1 − μₜ)·g/(1 − μ₁⋯μₜ), Δ = −η·m̄/(√(v/(1 − β₂ᵗ)) + ε). Dozat 2016, algorithm 2, with v̂ as
   * Adam's.
   */
  public static Recurrence nadam(
      int d, double eta, double beta1, double beta2, double epsilon, double psi) {
    return each(
        d,
        () ->
            new Coordinate() {
              private double m;
              private double v;
              private double product = 1;
              private int t;

              private double mu(int step) {
                return beta1 * (1 - 0.5 * Math.pow(0.96, psi * step));
              }

              @Override
              public double update(double g) {
                t = t + 1;
                product = product * mu(t);
                m = mu(t) * m + (1 - mu(t)) * g;
                v = beta2 * v + (1 - beta2) * g * g;
                double ahead = mu(t + 1) * m / (1 - product * mu(t + 1));
                double now = (1 - mu(t)) * g / (1 - product);
                double squareHat = v / (1 - Math.pow(beta2, t));
                return -eta * (ahead + now) / (Math.sqrt(squareHat) + epsilon);
              }
            });
  }
}
