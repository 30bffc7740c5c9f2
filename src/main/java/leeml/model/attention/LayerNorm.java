package leeml.model.attention;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.model.recurrent.Layer;
import leeml.model.recurrent.Rows;
import leeml.model.sequence.PackedSteps;

/**
 * Every row on its own brought to mean 0 and variance 1, then scaled and shifted: y = g ⊙ x̂ + b
 * with x̂ = (x − μ) / √(σ² + 1e-5).
 *
 * <p>Parameters: g, then b, each of the row's width. Starts with g = 1 and b = 0.
 *
 * <p>Source: Ba, Kiros, Hinton, Layer normalization, arXiv 1607.06450 (2016).
 */
public final class LayerNorm implements Layer {

  private static final float EPSILON = 1e-5f;

  private final int width;
  private transient float[] standard;
  private transient float[] scale;
  private transient float[] y;

  /** Over rows of {@code width} numbers, at least 1. */
  public LayerNorm(int width) {
    Rows.requireWidth("width", width);
    this.width = width;
  }

  @Override
  public int inputs() {
    return width;
  }

  @Override
  public int outputs() {
    return width;
  }

  @Override
  public int size() {
    return 2 * width;
  }

  @Override
  public void initialize(SplittableRandom random, float[] theta, int at) {
    Arrays.fill(theta, at, at + width, 1);
    Arrays.fill(theta, at + width, at + 2 * width, 0);
  }

  @Override
  public float[] forward(float[] theta, int at, PackedSteps packed, float[] x) {
    standard = Rows.atLeast(standard, packed.rows() * width);
    y = Rows.atLeast(y, packed.rows() * width);
    scale = Rows.atLeast(scale, packed.rows());
    for (int i = 0; i < packed.rows(); i++) {
      standardize(x, i);
      int row = i * width;
      for (int k = 0; k < width; k++) {
        y[row + k] = theta[at + k] * standard[row + k] + theta[at + width + k];
      }
    }
    return y;
  }

  private void standardize(float[] x, int i) {
    int row = i * width;
    float mean = Sums.of(x, row, width) / width;
    for (int k = row; k < row + width; k++) {
      standard[k] = x[k] - mean;
    }
    float variance = Sums.ofProducts(standard, row, standard, row, width) / width;
    scale[i] = (float) (1 / Math.sqrt(variance + EPSILON));
    for (int k = row; k < row + width; k++) {
      standard[k] *= scale[i];
    }
  }

  /** With δ = g ⊙ dL/dy: dL/dx = (δ − mean δ − x̂ mean(δ ⊙ x̂)) / √(σ² + 1e-5). */
  @Override
  public void backward(
      float[] theta,
      int at,
      PackedSteps packed,
      float[] x,
      float[] slope,
      float[] below,
      float[] gradient) {
    for (int i = 0; i < packed.rows(); i++) {
      int row = i * width;
      for (int k = 0; k < width; k++) {
        gradient[at + k] += slope[row + k] * standard[row + k];
        gradient[at + width + k] += slope[row + k];
      }
      if (below != null) {
        for (int k = 0; k < width; k++) {
          slope[row + k] *= theta[at + k];
        }
        float mean = Sums.of(slope, row, width) / width;
        float along = Sums.ofProducts(slope, row, standard, row, width) / width;
        for (int k = row; k < row + width; k++) {
          below[k] = (slope[k] - mean - standard[k] * along) * scale[i];
        }
      }
    }
  }
}
