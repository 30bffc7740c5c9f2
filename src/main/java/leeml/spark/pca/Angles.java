package leeml.spark.pca;

/** How far apart directions and the spaces they span are. */
public final class Angles {

  private Angles() {}

  /**
   * The angle between two directions up to sign, in degrees, 0 … 90. From the sine where it is
   * small: the cosine of 10⁻⁸ is 1.
   *
   * @param a not 0; not modified
   * @param b not 0; not modified
   */
  public static double between(double[] a, double[] b) {
    return largestPrincipal(new double[][] {a}, new double[][] {b});
  }

  /**
   * The largest angle between pairs of axes of the same number, in degrees.
   *
   * @param a shape (k, p)
   * @param b shape (at least k, p)
   */
  public static double largestOfPairs(double[][] a, double[][] b) {
    double largest = 0;
    for (int k = 0; k < a.length; k++) {
      largest = Math.max(largest, between(a[k], b[k]));
    }
    return largest;
  }

  /**
   * The largest principal angle between the spans of two sets of rows, in degrees, 0 … 90: its sine
   * is the spectral norm of (I − P_b) A, A being an orthonormal basis of the first, P_b the
   * projection on the second.
   *
   * <p>Source: Å. Björck, G. H. Golub, Numerical Methods for Computing Angles between Linear
   * Subspaces, Mathematics of Computation 27, 1973.
   *
   * @param a shape (k, p), of rank k; not modified
   * @param b shape (k, p), of rank k; not modified
   */
  public static double largestPrincipal(double[][] a, double[][] b) {
    double[][] left = orthonormal(a);
    double[][] right = orthonormal(b);
    int k = left.length;
    for (double[] row : left) {
      for (int pass = 0; pass < 2; pass++) { // the second takes off what rounding left
        takeOff(row, right, right.length);
      }
    }
    double[] gram = new double[k * k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        gram[i * k + j] = dot(left[i], left[j]);
      }
    }
    double square = Dense.largest(gram, k, 1).values()[0];
    return Math.toDegrees(Math.asin(Math.min(1, Math.sqrt(Math.max(0, square)))));
  }

  private static double[][] orthonormal(double[][] rows) {
    double[][] basis = new double[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      basis[k] = rows[k].clone();
      for (int pass = 0; pass < 2; pass++) {
        takeOff(basis[k], basis, k);
      }
      double length = Math.sqrt(dot(basis[k], basis[k]));
      for (int j = 0; j < basis[k].length; j++) {
        basis[k][j] /= length;
      }
    }
    return basis;
  }

  /** row −= Σ (row · b) b over the first {@code count} of an orthonormal basis. */
  private static void takeOff(double[] row, double[][] basis, int count) {
    for (int k = 0; k < count; k++) {
      double along = dot(row, basis[k]);
      for (int j = 0; j < row.length; j++) {
        row[j] -= along * basis[k][j];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
