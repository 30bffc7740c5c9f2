package leeml.model;

import java.io.Serializable;

/**
 * A matrix of features, one example a row, in the four products that the models need. Shape (n, p).
 *
 * <p>Row and column numbers start at 0. Implementations do not check them beyond what the arrays
 * do.
 */
public interface Rows extends Serializable {

  /** The number n of rows. */
  int count();

  /** The number p of columns. */
  int columns();

  /** Σⱼ xⱼ · w[at + j], added up in double precision. */
  double dot(int row, float[] w, int at);

  /** into[at + j] += a · xⱼ for every column j. */
  void addScaled(int row, float a, float[] into, int at);

  /**
   * out[outAt + k] += Σⱼ xⱼ · w[at + j·width + k] for k &lt; width: the row times a (p, width)
   * matrix.
   */
  void addProduct(int row, float[] w, int at, int width, float[] out, int outAt);

  /** into[at + j·width + k] += xⱼ · v[vAt + k]: the outer product of the row and a vector. */
  void addOuter(int row, float[] v, int vAt, int width, float[] into, int at);

  /** Some of the rows, in the order given, as rows of their own; copied. */
  Rows take(int[] rows);
}
