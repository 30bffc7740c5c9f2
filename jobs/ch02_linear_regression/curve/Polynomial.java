package ch02_linear_regression.curve;

import java.util.Arrays;
import leeml.model.Examples;
import leeml.spark.sum.LeastSquares;

/**
 * The functions of one number of at most a degree d, as a linear model: ŷ(x) = b + w₁P₁(t) + … +
 * w_d P_d(t), t = 2(x − low)/(high − low) − 1.
 *
 * <p>P_k are Legendre's polynomials: P₀ = 1, P₁ = t, (k + 1) P_{k+1} = (2k + 1) t P_k − k P_{k−1}.
 * They span the same functions as 1, x, …, x^d, so that the fit is the same function; but powers of
 * an x of some hundreds differ by ten orders of magnitude and point in nearly the same direction,
 * which costs the normal equations all their digits, and makes gradient descent crawl. Legendre's
 * are bounded by 1 and, over evenly spread t, uncorrelated.
 *
 * @param degree d, at least 1
 * @param low x at t = −1
 * @param high x at t = 1; outside of low … high the features leave [−1, 1] and grow as t^d
 */
public record Polynomial(int degree, double low, double high) {

  public Polynomial {
    if (degree < 1) {
      throw new IllegalArgumentException("degree = " + degree + ", expected at least 1");
    }
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "x from %s to %s, expected a range that is not empty".formatted(low, high));
    }
  }

  /** Of a degree, scaled to the range of a sample's x. */
  public static Polynomial over(Sample sample, int degree) {
    return new Polynomial(degree, sample.low(), sample.high());
  }

  /** P₁(t), …, P_d(t), a new array, shape (d). The constant is the model's intercept. */
  public double[] features(double x) {
    double t = 2 * (x - low) / (high - low) - 1;
    double[] legendre = new double[degree];
    double previous = 1;
    double current = t;
    for (int k = 1; k <= degree; k++) {
      legendre[k - 1] = current;
      double next = ((2 * k + 1) * t * current - k * previous) / (k + 1);
      previous = current;
      current = next;
    }
    return legendre;
  }

  /** The sample as rows of features. */
  public Examples examples(Sample sample) {
    float[] rows = new float[sample.size() * degree];
    float[] targets = new float[sample.size()];
    for (int i = 0; i < targets.length; i++) {
      double[] features = features(sample.x()[i]);
      for (int j = 0; j < degree; j++) {
        rows[i * degree + j] = (float) features[j];
      }
      targets[i] = (float) sample.y()[i];
    }
    return Examples.dense(rows, degree, targets);
  }

  /** The least squares fit, in closed form. */
  public Curve fit(Sample sample) {
    return fit(sample, 0);
  }

  /**
   * The fit that minimises 1/(2n) Σ (ŷ − y)² + λ/2 ‖w‖², in closed form.
   *
   * @param lambda λ, at least 0
   * @throws IllegalArgumentException if the sample has too few different x for the degree
   */
  public Curve fit(Sample sample, double lambda) {
    LeastSquares solution = LeastSquares.of(examples(sample), lambda);
    return new Curve(this, solution.weights(), solution.intercept());
  }

  /**
   * A fitted function of one number.
   *
   * @param basis its features
   * @param weights w, shape (d), in units of y
   * @param intercept b, in units of y
   */
  public record Curve(Polynomial basis, double[] weights, double intercept) {

    /** ŷ(x). */
    public double at(double x) {
      double[] features = basis.features(x);
      double sum = intercept;
      for (int j = 0; j < weights.length; j++) {
        sum += weights[j] * features[j];
      }
      return sum;
    }

    /** ŷ at every x of a grid, a new array. */
    public double[] at(double[] grid) {
      return Arrays.stream(grid).map(this::at).toArray();
    }

    /** (ŷ − y)² of every pair, a new array. */
    public double[] squaredErrors(Sample sample) {
      double[] errors = new double[sample.size()];
      for (int i = 0; i < errors.length; i++) {
        double residual = at(sample.x()[i]) - sample.y()[i];
        errors[i] = residual * residual;
      }
      return errors;
    }

    /** The mean of (ŷ − y)². */
    public double meanSquaredError(Sample sample) {
      return Arrays.stream(squaredErrors(sample)).average().orElseThrow();
    }
  }
}
