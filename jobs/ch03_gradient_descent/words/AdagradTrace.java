package ch03_gradient_descent.words;

import java.util.Arrays;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.LogisticRegression;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;

/**
 * Adagrad by hand, full batch, with a look into its state: sₜ = Σ gₜ², step size η/√sₜ.
 *
 * @param losses L(θ₀), L(θ₁), …
 * @param stepSizes η/√sₜ of the parameters watched, shape (watched, steps); infinite while sₜ is 0
 * @param rootOfSquares √sₜ at the end, shape (d)
 * @param curvature ∂²L/∂θⱼ² of each weight, mean over the steps, shape (p)
 */
public record AdagradTrace(
    double[] losses, double[][] stepSizes, double[] rootOfSquares, double[] curvature) {

  /** Runs from 0; {@code watched} are places in θ. */
  public static AdagradTrace run(Examples examples, double rate, int steps, int[] watched) {
    LogisticRegression model = new LogisticRegression(examples.rows().columns());
    ExampleBatch all = examples.all();
    float[] theta = model.initial(0);
    float[] gradient = new float[theta.length];
    Optimizer.State state = Optimizers.adagrad(rate).init(theta.length);
    float[] squares = state.vectors().get(0);
    double[] losses = new double[steps];
    double[] curvature = new double[examples.rows().columns()];
    double[][] sizes = new double[watched.length][steps];
    for (int t = 0; t < steps; t++) {
      losses[t] = model.lossAndGradient(theta, all, gradient);
      double[] here = curvature(model, theta, examples);
      Arrays.setAll(curvature, j -> curvature[j] + here[j] / steps);
      state.update(gradient, theta);
      for (int i = 0; i < theta.length; i++) {
        theta[i] += gradient[i];
      }
      for (int w = 0; w < watched.length; w++) {
        sizes[w][t] = rate / Math.sqrt(squares[watched[w]]);
      }
    }
    double[] roots = new double[squares.length];
    Arrays.setAll(roots, i -> Math.sqrt(squares[i]));
    return new AdagradTrace(losses, sizes, roots, curvature);
  }

  /** ∂²L/∂θⱼ² = 1/n Σᵢ p(1 − p) xᵢⱼ², p the probability of row i. */
  public static double[] curvature(LogisticRegression model, float[] theta, Examples examples) {
    int columns = examples.rows().columns();
    float[] sum = new float[columns];
    for (int i = 0; i < examples.size(); i++) {
      double p = model.probability(theta, examples.rows(), i);
      // The features are 0 or 1, so that x² = x.
      examples.rows().addScaled(i, (float) (p * (1 - p)), sum, 0);
    }
    double[] mean = new double[columns];
    Arrays.setAll(mean, j -> (double) sum[j] / examples.size());
    return mean;
  }
}
