package study;

import java.util.Arrays;
import java.util.List;
import leeml.model.Examples;

/**
 * The papers' recurrences written out in double precision, on workers that each have a least
 * squares problem of their own: Fᵢ(w) = ½ mean (w·x − y)², full batches, plain descent of rate η.
 *
 * <p>They share no line with the library; that is what makes agreeing with it mean something.
 */
final class Recurrences {

  private final List<Examples> shards;
  private final int size;
  private final double rate;
  private final int period;

  /**
   * Workers about to start at θ = 0.
   *
   * @param shards a worker's examples each, all of one size
   * @param rate η
   * @param period H
   */
  Recurrences(List<Examples> shards, double rate, int period) {
    this.shards = shards;
    this.size = shards.get(0).rows().columns() + 1;
    this.rate = rate;
    this.period = period;
  }

  /** Chen and Huo, ICASSP 2016: Δ ← ηΔ + ζ(w̄ − θ); θ ← θ + Δ. */
  double[] bmuf(int rounds, double momentum, double blockRate) {
    double[] theta = new double[size];
    double[] delta = new double[size];
    for (int round = 0; round < rounds; round++) {
      double[] mean = meanAfterLocalSteps(theta);
      for (int k = 0; k < size; k++) {
        delta[k] = momentum * delta[k] + blockRate * (mean[k] - theta[k]);
        theta[k] += delta[k];
      }
    }
    return theta;
  }

  /** Douillard et al., arXiv:2311.08105: Δ = θ − w̄; u ← μu + Δ; θ ← θ − λ(Δ + μu). */
  double[] diLoCo(int rounds, double outerRate, double momentum) {
    double[] theta = new double[size];
    double[] u = new double[size];
    for (int round = 0; round < rounds; round++) {
      double[] mean = meanAfterLocalSteps(theta);
      for (int k = 0; k < size; k++) {
        double delta = theta[k] - mean[k];
        u[k] = momentum * u[k] + delta;
        theta[k] -= outerRate * (delta + momentum * u[k]);
      }
    }
    return theta;
  }

  /** Zhang et al., NIPS 2015: wᵢ ← wᵢ − α(wᵢ − θ), then H steps; θ ← θ + β mean(wᵢ − θ). */
  double[] elastic(int rounds, double alpha, double beta) {
    double[] theta = new double[size];
    double[][] w = new double[shards.size()][size];
    for (int round = 0; round < rounds; round++) {
      double[] pull = new double[size];
      for (int i = 0; i < w.length; i++) {
        for (int k = 0; k < size; k++) {
          double apart = w[i][k] - theta[k];
          pull[k] += apart / w.length;
          w[i][k] -= alpha * apart;
        }
        localSteps(w[i], i);
      }
      for (int k = 0; k < size; k++) {
        theta[k] += beta * pull[k];
      }
    }
    return theta;
  }

  /** Lian et al., NIPS 2017, on a ring: H steps, then wᵢ ← (wᵢ₋₁ + wᵢ + wᵢ₊₁)/3; θ = mean wᵢ. */
  double[] gossipRing(int rounds) {
    int n = shards.size();
    double[][] w = new double[n][size];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < n; i++) {
        localSteps(w[i], i);
      }
      double[][] sent = Arrays.stream(w).map(double[]::clone).toArray(double[][]::new);
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < size; k++) {
          w[i][k] = (sent[(i + n - 1) % n][k] + sent[i][k] + sent[(i + 1) % n][k]) / 3;
        }
      }
    }
    return mean(w);
  }

  private double[] meanAfterLocalSteps(double[] theta) {
    double[][] w = new double[shards.size()][];
    for (int i = 0; i < w.length; i++) {
      w[i] = theta.clone();
      localSteps(w[i], i);
    }
    return mean(w);
  }

  private double[] mean(double[][] w) {
    double[] mean = new double[size];
    for (double[] one : w) {
      for (int k = 0; k < size; k++) {
        mean[k] += one[k] / w.length;
      }
    }
    return mean;
  }

  private void localSteps(double[] w, int worker) {
    for (int h = 0; h < period; h++) {
      double[] gradient = gradient(w, shards.get(worker));
      for (int k = 0; k < size; k++) {
        w[k] -= rate * gradient[k];
      }
    }
  }

  /** The last number of w is the bias. */
  private double[] gradient(double[] w, Examples examples) {
    double[] gradient = new double[size];
    int n = examples.size();
    float[] x = new float[size - 1];
    for (int i = 0; i < n; i++) {
      Arrays.fill(x, 0);
      examples.rows().addScaled(i, 1, x, 0);
      double residual = w[size - 1] - examples.targets()[i];
      for (int k = 0; k < x.length; k++) {
        residual += w[k] * x[k];
      }
      for (int k = 0; k < x.length; k++) {
        gradient[k] += residual * x[k] / n;
      }
      gradient[size - 1] += residual / n;
    }
    return gradient;
  }
}
