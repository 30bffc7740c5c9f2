package leeml.spark.sum;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A generative classifier: each class draws its rows from a normal distribution, P(k | x) ∝ πₖ N(x;
 * μₖ, Σₖ). The parameters of greatest likelihood are the shares, means and covariances of the
 * classes' rows ({@link ClassMoments}).
 *
 * <ul>
 *   <li>{@link #own}: a covariance per class; the boundary is quadratic. The number of parameters
 *       grows as K p²/2.
 *   <li>{@link #shared}: one covariance Σ = Σₖ nₖ/n Σₖ for all. The quadratic terms cancel, and the
 *       log odds against class 0 are linear, wₖ·x + bₖ, with wₖ = Σ⁻¹(μₖ − μ₀) and bₖ = ln πₖ/π₀ −
 *       ½ wₖ·(μₖ + μ₀).
 * </ul>
 *
 * <p>A class of few rows, or columns that depend on each other (the one-hot columns of a category
 * add up to 1), leave a covariance without an inverse. Two remedies: {@code ridge} adds this share
 * of the shared variance to each variance, and {@code shrinkage} moves an own covariance towards
 * the shared one, (1 − s) Σₖ + s Σ (Friedman, Regularized Discriminant Analysis, JASA 84, 1989,
 * with γ scaled by column).
 */
public final class GaussianClasses implements Serializable {

  private final double[] logPriors;
  private final List<Gaussian> densities;
  private final boolean shared;

  private GaussianClasses(double[] logPriors, List<Gaussian> densities, boolean shared) {
    this.logPriors = logPriors;
    this.densities = densities;
    this.shared = shared;
  }

  /**
   * The log odds against class 0, zₖ = wₖ·x + bₖ; z₀ = 0.
   *
   * @param weights shape (K, p)
   * @param intercepts shape (K)
   */
  public record Linear(double[][] weights, double[] intercepts) implements Serializable {

    /** zₖ at x. */
    public double logOdds(double[] x, int k) {
      double sum = intercepts[k];
      for (int j = 0; j < weights[k].length; j++) {
        sum += weights[k][j] * x[j];
      }
      return sum;
    }
  }

  /**
   * A covariance per class.
   *
   * @param moments at least one row of every class, and columns that vary within the classes; not
   *     modified
   * @param ridge ≥ 0, a share of the shared variances
   * @param shrinkage s in [0, 1]; 1 is {@link #shared}
   * @throws IllegalArgumentException if a class has no row, or a covariance has no inverse
   */
  public static GaussianClasses own(ClassMoments moments, double ridge, double shrinkage) {
    refuse(moments, ridge, shrinkage);
    double[][] common = common(moments);
    List<Gaussian> densities = new ArrayList<>();
    for (int k = 0; k < moments.classes(); k++) {
      Comoments own = moments.of(k);
      double[][] covariance = new double[moments.columns()][moments.columns()];
      for (int i = 0; i < covariance.length; i++) {
        for (int j = 0; j < covariance.length; j++) {
          covariance[i][j] = (1 - shrinkage) * own.covariance(i, j) + shrinkage * common[i][j];
        }
        covariance[i][i] += ridge * common[i][i];
      }
      densities.add(Gaussian.of(means(own), covariance));
    }
    return new GaussianClasses(logPriors(moments), densities, false);
  }

  /**
   * One covariance for all classes.
   *
   * @param moments at least one row of every class; not modified
   * @param ridge ≥ 0, a share of the variances
   * @throws IllegalArgumentException if a class has no row, or the covariance has no inverse
   */
  public static GaussianClasses shared(ClassMoments moments, double ridge) {
    refuse(moments, ridge, 1);
    double[][] covariance = common(moments);
    for (int j = 0; j < covariance.length; j++) {
      covariance[j][j] *= 1 + ridge;
    }
    List<Gaussian> densities = new ArrayList<>();
    for (int k = 0; k < moments.classes(); k++) {
      densities.add(Gaussian.of(means(moments.of(k)), covariance));
    }
    return new GaussianClasses(logPriors(moments), densities, true);
  }

  private static void refuse(ClassMoments moments, double ridge, double shrinkage) {
    if (!(ridge >= 0) || !(shrinkage >= 0 && shrinkage <= 1)) {
      throw new IllegalArgumentException(
          "ridge = %s, shrinkage = %s, expected at least 0, and 0 … 1".formatted(ridge, shrinkage));
    }
    for (int k = 0; k < moments.classes(); k++) {
      if (moments.of(k).count() == 0) {
        throw new IllegalArgumentException("class " + k + " has no row to estimate it from");
      }
    }
  }

  private static double[][] common(ClassMoments moments) {
    int p = moments.columns();
    double[][] covariance = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        covariance[i][j] = moments.sharedCovariance(i, j);
      }
    }
    return covariance;
  }

  private static double[] means(Comoments moments) {
    double[] means = new double[moments.columns()];
    for (int j = 0; j < means.length; j++) {
      means[j] = moments.mean(j);
    }
    return means;
  }

  private static double[] logPriors(ClassMoments moments) {
    double[] logs = new double[moments.classes()];
    for (int k = 0; k < logs.length; k++) {
      logs[k] = Math.log(moments.prior(k));
    }
    return logs;
  }

  /** The number K of classes. */
  public int classes() {
    return logPriors.length;
  }

  /** N(μₖ, Σₖ). */
  public Gaussian density(int k) {
    return densities.get(k);
  }

  /** ln πₖ + ln N(x; μₖ, Σₖ) of each class, a new array. */
  public double[] logJoint(double[] x) {
    double[] scores = new double[logPriors.length];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = logPriors[k] + densities.get(k).logDensity(x);
    }
    return scores;
  }

  /** The class of the largest P(k | x); the first of equals. */
  public int classify(double[] x) {
    double[] scores = logJoint(x);
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      if (scores[k] > scores[best]) {
        best = k;
      }
    }
    return best;
  }

  /**
   * w and b in closed form.
   *
   * @throws IllegalStateException if the classes have covariances of their own, whose log odds are
   *     not linear
   */
  public Linear linear() {
    if (!shared) {
      throw new IllegalStateException("covariances per class have quadratic log odds");
    }
    Gaussian first = densities.get(0);
    int p = first.columns();
    double[][] weights = new double[classes()][];
    double[] intercepts = new double[classes()];
    for (int k = 0; k < classes(); k++) {
      Gaussian density = densities.get(k);
      double[] apart = new double[p];
      for (int j = 0; j < p; j++) {
        apart[j] = density.mean(j) - first.mean(j);
      }
      weights[k] = density.solve(apart);
      double middle = 0;
      for (int j = 0; j < p; j++) {
        middle += weights[k][j] * (density.mean(j) + first.mean(j)) / 2;
      }
      intercepts[k] = logPriors[k] - logPriors[0] - middle;
    }
    return new Linear(weights, intercepts);
  }
}
