package ch17_dimension_reduction.pca;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.model.ExampleBatch;
import leeml.model.Objective;
import leeml.model.Rows;

/**
 * A network with one narrow layer and no activation, trained to return what it is given: z = Eᵀx,
 * x̂ = Dᵀz, ℓ = ½ ‖x̂ − x‖².
 *
 * <p>Gradient, with r = x̂ − x: dℓ/dD = z rᵀ, dℓ/dE = x (D r)ᵀ. θ is E, shape (p, k) row by row,
 * then D, shape (k, p). The least loss is reached where the rows of D span the k first principal
 * components, in any basis of that space; all other stationary points are saddles.
 *
 * <p>Source: P. Baldi, K. Hornik, Neural Networks and Principal Component Analysis: Learning from
 * Examples without Local Minima, Neural Networks 2, 1989. Sums are kept in double precision.
 */
public final class LinearAutoEncoder implements Objective<ExampleBatch> {

  private final int columns;
  private final int code;
  private transient Scratch scratch;

  private static final class Scratch {
    final double[] sums;
    final float[] z;
    final double[] residual;
    final double[] back;

    Scratch(int columns, int code) {
      sums = new double[2 * columns * code];
      z = new float[code];
      residual = new double[columns];
      back = new double[code];
    }
  }

  /**
   * A network.
   *
   * @param columns p, at least 1
   * @param code k, the width of the narrow layer, 1 … p
   */
  public LinearAutoEncoder(int columns, int code) {
    if (code < 1 || code > columns) {
      throw new IllegalArgumentException(
          "code of %d for %d columns, legal is 1 … %d".formatted(code, columns, columns));
    }
    this.columns = columns;
    this.code = code;
  }

  @Override
  public int size() {
    return 2 * columns * code;
  }

  /** Normal with variance 1/p: columns of E of length about 1, as those of D. */
  @Override
  public float[] initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] theta = new float[size()];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = (float) (random.nextGaussian() / Math.sqrt(columns));
    }
    return theta;
  }

  /** The rows of D, in double precision: shape (k, p). */
  public double[][] decoder(float[] theta) {
    double[][] rows = new double[code][columns];
    for (int k = 0; k < code; k++) {
      for (int j = 0; j < columns; j++) {
        rows[k][j] = theta[(code + k) * columns + j];
      }
    }
    return rows;
  }

  @Override
  public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
    prepare();
    Arrays.fill(scratch.sums, 0);
    double total = 0;
    for (int i = 0; i < batch.size(); i++) {
      Rows rows = batch.examples().rows();
      total += residual(theta, rows, batch.row(i));
      addGradient(theta, rows, batch.row(i));
    }
    double perExample = batch.size() == 0 ? 0 : 1.0 / batch.size();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = (float) (scratch.sums[i] * perExample);
    }
    return total * perExample;
  }

  @Override
  public double loss(float[] theta, ExampleBatch batch) {
    prepare();
    double total = 0;
    for (int i = 0; i < batch.size(); i++) {
      total += residual(theta, batch.examples().rows(), batch.row(i));
    }
    return batch.size() == 0 ? 0 : total / batch.size();
  }

  private void prepare() {
    if (scratch == null) {
      scratch = new Scratch(columns, code);
    }
  }

  /** ℓ of a row; leaves z and r in the scratch space. */
  private double residual(float[] theta, Rows rows, int row) {
    float[] x = read(rows, row);
    Arrays.fill(scratch.z, 0);
    rows.addProduct(row, theta, 0, code, scratch.z, 0);
    double loss = 0;
    for (int j = 0; j < columns; j++) {
      double r = -x[j];
      for (int k = 0; k < code; k++) {
        r += (double) scratch.z[k] * theta[(code + k) * columns + j];
      }
      scratch.residual[j] = r;
      loss += r * r / 2;
    }
    return loss;
  }

  private void addGradient(float[] theta, Rows rows, int row) {
    float[] x = read(rows, row);
    for (int k = 0; k < code; k++) {
      int at = (code + k) * columns;
      double back = 0;
      for (int j = 0; j < columns; j++) {
        back += theta[at + j] * scratch.residual[j];
        scratch.sums[at + j] += scratch.z[k] * scratch.residual[j];
      }
      scratch.back[k] = back;
    }
    for (int j = 0; j < columns; j++) {
      for (int k = 0; k < code; k++) {
        scratch.sums[j * code + k] += x[j] * scratch.back[k];
      }
    }
  }

  private float[] read(Rows rows, int row) {
    float[] x = new float[columns];
    rows.addScaled(row, 1, x, 0);
    return x;
  }
}
