package ch05_classification.logistic;

import java.util.Arrays;
import leeml.model.ExampleBatch;
import leeml.model.Objective;
import leeml.model.Rows;

/**
 * A logistic unit under the square error, the wrong loss for it: L = 1/n Σᵢ (σ(zᵢ) − yᵢ)², z = w·x
 * + b, dL/dz = 2(σ − y) σ(1 − σ).
 *
 * <p>The factor σ(1 − σ) goes to 0 on both ends: where the unit is certain and wrong the slope is
 * as small as where it is certain and right. θ is (w, b), shape (p + 1).
 *
 * @param columns p, at least 1
 */
public record SquareErrorUnit(int columns) implements Objective<ExampleBatch> {

  @Override
  public int size() {
    return columns + 1;
  }

  /** Zeros. */
  @Override
  public float[] initial(long seed) {
    return new float[size()];
  }

  @Override
  public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
    Arrays.fill(gradient, 0);
    Rows rows = batch.examples().rows();
    double total = 0;
    for (int i = 0; i < batch.size(); i++) {
      double p = 1 / (1 + Math.exp(-rows.dot(batch.row(i), theta, 0) - theta[columns]));
      double residual = p - batch.target(i);
      total += residual * residual;
      float slope = (float) (2 * residual * p * (1 - p) / batch.size());
      rows.addScaled(batch.row(i), slope, gradient, 0);
      gradient[columns] += slope;
    }
    return batch.size() == 0 ? 0 : total / batch.size();
  }
}
