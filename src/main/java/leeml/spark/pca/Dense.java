package leeml.spark.pca;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import java.util.Arrays;
import org.netlib.util.intW;

/**
 * The decompositions of small matrices that the driver or a task makes, by LAPACK. Matrices lie
 * column by column in flat arrays, as LAPACK has them.
 */
final class Dense {

  private static final LAPACK LAPACK_IN_JAVA = settled();

  private Dense() {}

  /**
   * LAPACK with its constants of the machine found. The translation looks for them when they are
   * first asked for and keeps them in static variables with no lock: two tasks that ask at once
   * leave wrong ones for good, and what is decomposed is NaN from then on. A class is set up by one
   * thread, and the others wait.
   */
  private static LAPACK settled() {
    LAPACK lapack = JavaLAPACK.getInstance();
    lapack.dlamch("E");
    return lapack;
  }

  /**
   * The largest eigenvalues of a symmetric matrix and their eigenvectors.
   *
   * @param values falling, shape (k)
   * @param vectors one a row, of length 1, shape (k, d)
   */
  record Eigen(double[] values, double[][] vectors) {}

  /**
   * The k largest eigenvalues, by dsyevr.
   *
   * @param matrix shape (d, d), of which the upper triangle is read; destroyed
   */
  static Eigen largest(double[] matrix, int d, int k) {
    double[] values = new double[d];
    double[] vectors = new double[d * k];
    int[] support = new int[2 * d]; // the translation writes as if all were asked for
    intW found = new intW(0);
    intW info = new intW(0);
    double[] work = new double[1];
    int[] integers = new int[1];
    for (int pass = 0; pass < 2; pass++) { // the first asks how much room is wanted
      int room = pass == 0 ? -1 : work.length;
      int integerRoom = pass == 0 ? -1 : integers.length;
      LAPACK_IN_JAVA.dsyevr(
          "V",
          "I",
          "U",
          d,
          matrix,
          d,
          0,
          0,
          d - k + 1,
          d,
          0,
          found,
          values,
          vectors,
          d,
          support,
          work,
          room,
          integers,
          integerRoom,
          info);
      require("dsyevr", info);
      if (pass == 0) {
        work = new double[(int) work[0]];
        integers = new int[integers[0]];
      }
    }
    double[] falling = new double[k];
    double[][] rows = new double[k][];
    for (int i = 0; i < k; i++) {
      int at = k - 1 - i;
      falling[i] = values[at];
      rows[i] = Arrays.copyOfRange(vectors, at * d, (at + 1) * d);
    }
    return new Eigen(falling, rows);
  }

  /**
   * R of a matrix's QR decomposition, by dgeqrf.
   *
   * @param matrix shape (n, d) with n ≥ d; destroyed
   * @return upper triangular, shape (d, d), with zeros below the diagonal
   */
  static double[] triangle(double[] matrix, int n, int d) {
    double[] factors = new double[d];
    intW info = new intW(0);
    double[] work = new double[1];
    LAPACK_IN_JAVA.dgeqrf(n, d, matrix, n, factors, work, -1, info);
    require("dgeqrf", info);
    work = new double[(int) work[0]];
    LAPACK_IN_JAVA.dgeqrf(n, d, matrix, n, factors, work, work.length, info);
    require("dgeqrf", info);
    double[] triangle = new double[d * d];
    for (int j = 0; j < d; j++) {
      System.arraycopy(matrix, j * n, triangle, j * d, j + 1);
    }
    return triangle;
  }

  /**
   * An orthonormal basis of a matrix's columns, in place, by dgeqrf and dorgqr.
   *
   * @param matrix shape (n, d) with n ≥ d; overwritten with Q
   */
  static void orthonormalise(double[] matrix, int n, int d) {
    double[] factors = new double[d];
    intW info = new intW(0);
    double[] work = new double[64 * d];
    LAPACK_IN_JAVA.dgeqrf(n, d, matrix, n, factors, work, work.length, info);
    require("dgeqrf", info);
    LAPACK_IN_JAVA.dorgqr(n, d, d, matrix, n, factors, work, work.length, info);
    require("dorgqr", info);
  }

  /**
   * The k largest singular values of a square matrix and their right singular vectors, by dgesdd.
   *
   * @param matrix shape (d, d); destroyed
   * @return the singular values as {@code values}, the vectors as rows
   */
  static Eigen rightSingular(double[] matrix, int d, int k) {
    double[] values = new double[d];
    double[] left = new double[d * d];
    double[] right = new double[d * d];
    int[] integers = new int[8 * d];
    intW info = new intW(0);
    double[] work = new double[1];
    for (int pass = 0; pass < 2; pass++) {
      LAPACK_IN_JAVA.dgesdd(
          "S",
          d,
          d,
          matrix,
          d,
          values,
          left,
          d,
          right,
          d,
          work,
          pass == 0 ? -1 : work.length,
          integers,
          info);
      require("dgesdd", info);
      if (pass == 0) {
        work = new double[(int) work[0]];
      }
    }
    double[][] rows = new double[k][d];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < d; j++) {
        rows[i][j] = right[j * d + i];
      }
    }
    return new Eigen(Arrays.copyOf(values, k), rows);
  }

  private static void require(String routine, intW info) {
    if (info.val != 0) {
      throw new IllegalStateException(
          "%s ended with info %d: a value is not finite, or it did not converge"
              .formatted(routine, info.val));
    }
  }
}
