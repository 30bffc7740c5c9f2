package ch05_classification.generative;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Naive Bayes: within a class the columns are independent, P(k | x) ∝ πₖ Πⱼ P(xⱼ | k). Each column
 * has a kind:
 *
 * <ul>
 *   <li>{@link Kind#GAUSSIAN}: N(xⱼ; μₖⱼ, σ²ₖⱼ), a covariance that is diagonal;
 *   <li>{@link Kind#BERNOULLI}: xⱼ is 0 or 1, P(1 | k) = (Nₖⱼ + α)/(nₖ + 2α), Nₖⱼ the number of
 *       ones;
 *   <li>{@link Kind#MULTINOMIAL}: xⱼ counts draws of outcome j, P(j | k)^xⱼ with P(j | k) = (Nₖⱼ +
 *       α) / (Σⱼ Nₖⱼ + αp). On the one-hot columns of a category that is the category's share.
 * </ul>
 *
 * <p>α is Laplace's smoothing: an outcome that a class has not shown yet is not impossible. Source:
 * Manning, Raghavan, Schütze, Introduction to Information Retrieval, 2008, ch. 13.
 */
public final class NaiveBayes implements Serializable {

  /** What the columns of a class are drawn from. */
  public enum Kind {
    /** Numbers. */
    GAUSSIAN,
    /** 0 or 1, both telling. */
    BERNOULLI,
    /** Counts. */
    MULTINOMIAL
  }

  /** Of a variance, as a share of what the classes have in common. */
  private static final double SMALLEST_VARIANCE = 1e-9;

  private final double[] logPriors;
  private final Kind[] kinds;
  private final double[][] first;
  private final double[][] second;

  /**
   * By column: μ and σ², or ln P(1 | k) and ln P(0 | k), or ln P(j | k) and nothing.
   *
   * <p>Counted columns share one draw if they are of one group.
   */
  private NaiveBayes(double[] logPriors, Kind[] kinds, double[][] first, double[][] second) {
    this.logPriors = logPriors;
    this.kinds = kinds;
    this.first = first;
    this.second = second;
  }

  /**
   * All columns of one kind, the counted ones of one draw.
   *
   * @param smoothing α > 0
   */
  public static NaiveBayes of(ColumnSums sums, Kind kind, double smoothing) {
    Kind[] kinds = new Kind[sums.columns()];
    Arrays.fill(kinds, kind);
    return of(sums, kinds, new int[sums.columns()], smoothing, 0);
  }

  /**
   * Columns of several kinds.
   *
   * @param sums at least one row of every class; not modified
   * @param kinds by column; not modified
   * @param groups by column: counted columns of the same group are the outcomes of one draw
   * @param smoothing α > 0
   * @param borrowed β ≥ 0: a Gaussian's variance counts β rows' worth of the one that the classes
   *     have in common, σ²ₖⱼ = (nₖ s²ₖⱼ + β s²ⱼ)/(nₖ + β), as α does for counts
   * @throws IllegalArgumentException if a class has no row, or α or β is out of range
   */
  public static NaiveBayes of(
      ColumnSums sums, Kind[] kinds, int[] groups, double smoothing, double borrowed) {
    if (!(smoothing > 0) || !(borrowed >= 0)) {
      throw new IllegalArgumentException(
          "smoothing = %s, borrowed = %s, expected above 0, and at least 0"
              .formatted(smoothing, borrowed));
    }
    int p = sums.columns();
    double[] logPriors = new double[sums.classes()];
    double[][] first = new double[sums.classes()][p];
    double[][] second = new double[sums.classes()][p];
    for (int k = 0; k < sums.classes(); k++) {
      if (sums.count(k) == 0) {
        throw new IllegalArgumentException("class " + k + " has no row to estimate it from");
      }
      logPriors[k] = Math.log((double) sums.count(k) / sums.count());
      double[] draws = draws(sums, k, kinds, groups, smoothing);
      for (int j = 0; j < p; j++) {
        switch (kinds[j]) {
          case GAUSSIAN -> {
            first[k][j] = sums.mean(k, j);
            second[k][j] = variance(sums, k, j, borrowed);
          }
          case BERNOULLI -> {
            double share = (sums.sum(k, j) + smoothing) / (sums.count(k) + 2 * smoothing);
            first[k][j] = Math.log(share);
            second[k][j] = Math.log1p(-share);
          }
          case MULTINOMIAL ->
              first[k][j] = Math.log((sums.sum(k, j) + smoothing) / draws[groups[j]]);
        }
      }
    }
    return new NaiveBayes(logPriors, kinds.clone(), first, second);
  }

  /** Σⱼ (Nₖⱼ + α) over the counted columns of each group. */
  private static double[] draws(
      ColumnSums sums, int k, Kind[] kinds, int[] groups, double smoothing) {
    double[] draws = new double[Arrays.stream(groups).max().orElse(0) + 1];
    for (int j = 0; j < kinds.length; j++) {
      if (kinds[j] == Kind.MULTINOMIAL) {
        draws[groups[j]] += sums.sum(k, j) + smoothing;
      }
    }
    return draws;
  }

  /** A column that is constant within a class would make every other value impossible there. */
  private static double variance(ColumnSums sums, int k, int column, double borrowed) {
    double common = 0;
    for (int c = 0; c < sums.classes(); c++) {
      common += sums.count(c) * sums.variance(c, column) / sums.count();
    }
    if (common == 0) {
      return 1;
    }
    double mixed =
        (sums.count(k) * sums.variance(k, column) + borrowed * common) / (sums.count(k) + borrowed);
    return Math.max(mixed, SMALLEST_VARIANCE * common);
  }

  /** ln πₖ + Σⱼ ln P(xⱼ | k) of each class, a new array; what follows the features is not read. */
  public double[] logJoint(double[] x) {
    double[] scores = logPriors.clone();
    for (int k = 0; k < scores.length; k++) {
      for (int j = 0; j < kinds.length; j++) {
        scores[k] += logLikelihood(k, j, x[j]);
      }
    }
    return scores;
  }

  private double logLikelihood(int k, int j, double x) {
    double a = first[k][j];
    double b = second[k][j];
    return switch (kinds[j]) {
      case GAUSSIAN -> -0.5 * ((x - a) * (x - a) / b + Math.log(2 * Math.PI * b));
      case BERNOULLI -> x == 0 ? b : a;
      case MULTINOMIAL -> x * a;
    };
  }

  /** The most probable class; the first of equals. */
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

  /** ln πₖ. */
  public double logPrior(int k) {
    return logPriors[k];
  }

  /** What a column has first for a class: μ, ln P(1 | k) or ln P(j | k). */
  public double parameter(int k, int column) {
    return first[k][column];
  }

  /** σ² of a Gaussian column. */
  public double variance(int k, int column) {
    return second[k][column];
  }
}
