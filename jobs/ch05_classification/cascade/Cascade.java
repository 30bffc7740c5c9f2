package ch05_classification.cascade;

import ch05_classification.table.Standardised;
import java.io.Serializable;
import leeml.model.Activation;
import leeml.model.Loss;
import leeml.model.Perceptron;

/**
 * Logistic units before the unit: aⱼ = σ(w₁ⱼ·u + b₁ⱼ), z = W₂ᵀa + b₂, P(k | x) = softmax(z)ₖ. Every
 * hidden unit is a logistic regression; together they are a transformation that the last one can
 * cut with a line, and all are fitted at once.
 *
 * @param theta W₁ row by row, b₁, W₂, b₂, as {@link Perceptron} has it
 * @param scale from rows to u
 * @param hidden the number h of units before the last
 */
public record Cascade(float[] theta, Standardised scale, int hidden) implements Serializable {

  private static final int CLASSES = 2;

  /** The model to be trained. */
  public static Perceptron model(int columns, int hidden) {
    return new Perceptron(
        new int[] {columns, hidden, CLASSES}, Activation.SIGMOID, Loss.CROSS_ENTROPY);
  }

  /** a of a row, a new array of shape (h). */
  public double[] hidden(double[] row) {
    double[] u = scale.scaled(row);
    double[] a = new double[hidden];
    for (int h = 0; h < hidden; h++) {
      double z = theta[u.length * hidden + h];
      for (int j = 0; j < u.length; j++) {
        z += theta[j * hidden + h] * u[j];
      }
      a[h] = 1 / (1 + Math.exp(-z));
    }
    return a;
  }

  /** z of each class for hidden activations a, a new array. */
  public double[] output(double[] a) {
    int at = (scale.width() + 1) * hidden;
    double[] z = new double[CLASSES];
    for (int k = 0; k < CLASSES; k++) {
      z[k] = theta[at + hidden * CLASSES + k];
      for (int h = 0; h < hidden; h++) {
        z[k] += theta[at + h * CLASSES + k] * a[h];
      }
    }
    return z;
  }

  /** z of each class for a row, a new array. */
  public double[] scores(double[] row) {
    return output(hidden(row));
  }

  /** The class of the larger score. */
  public int classify(double[] row) {
    double[] z = scores(row);
    return z[1] > z[0] ? 1 : 0;
  }
}
