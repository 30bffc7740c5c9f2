package ch17_dimension_reduction.cluster;

/**
 * How far a cluster is from one that two have just merged into, by the distances from both (Lance
 * and Williams): d(k, ij) = α_i d_ik + α_j d_jk + β d_ij + γ |d_ik − d_jk|.
 *
 * <p>Source: G. N. Lance, W. T. Williams, A General Theory of Classificatory Sorting Strategies,
 * Computer Journal 9, 1967; for Ward in the form on squared distances.
 */
public enum Linkage {
  /** The nearest pair: follows chains. */
  SINGLE,
  /** The farthest pair: round clusters of like diameter. */
  COMPLETE,
  /** The mean over all pairs. */
  AVERAGE,
  /**
   * By how much the sum of squared distances from the means rises: k-means' own measure. The height
   * is √(2 n_i n_j / (n_i + n_j)) times the distance of the means.
   */
  WARD;

  /**
   * The distance of cluster k from the merger of i and j; between squares for {@link #WARD}.
   *
   * @param ik distance of i from k, and so on; each at least 0
   * @param sizeI rows in i, and so on
   */
  double merged(double ik, double jk, double ij, int sizeI, int sizeJ, int sizeK) {
    return switch (this) {
      case SINGLE -> Math.min(ik, jk);
      case COMPLETE -> Math.max(ik, jk);
      case AVERAGE -> (sizeI * ik + sizeJ * jk) / (sizeI + sizeJ);
      case WARD ->
          ((sizeI + sizeK) * ik + (sizeJ + sizeK) * jk - sizeK * ij) / (sizeI + sizeJ + sizeK);
    };
  }

  boolean onSquares() {
    return this == WARD;
  }
}
