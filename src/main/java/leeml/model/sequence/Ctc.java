package leeml.model.sequence;

import java.util.Arrays;

/**
 * Connectionist temporal classification: a string of labels that is shorter than its sequence, with
 * nobody saying where each label stands.
 *
 * <p>Class 0 is the blank. A path names a class at every step; it collapses to a string by dropping
 * repetitions, then blanks. ℓ = −ln Σ of the probabilities of all paths that collapse to the
 * target. With the target's labels and blanks between and around them as states s = 0 … 2U, and
 * p_t(k) the softmax, the sums over paths are
 *
 * <p>α_t(s) = p_t(l_s) (α_{t−1}(s) + α_{t−1}(s−1) + [l_s is no blank and not l_{s−2}]
 * α_{t−1}(s−2)), β likewise from the end without p_t, and dℓ/dz_t(k) = p_t(k) − Σ_{s: l_s = k}
 * α_t(s) β_t(s) / e^−ℓ. All in logarithms. A target may be empty.
 *
 * <p>Source: Graves et al., Connectionist temporal classification, ICML 2006, section 4.
 */
public record Ctc() implements SequenceLoss {

  /** The class that says nothing. */
  public static final int BLANK = 0;

  /**
   * @throws IllegalArgumentException also if a target names the blank, or no path of its sequence
   *     collapses to it because the sequence is too short
   */
  @Override
  public double lossAndSlope(PackedSteps packed, float[] z, int classes) {
    double sum = 0;
    for (int p = 0; p < packed.count(); p++) {
      int steps = packed.length(p);
      float[] scores = new float[steps * classes];
      for (int t = 0; t < steps; t++) {
        System.arraycopy(z, packed.row(t, p) * classes, scores, t * classes, classes);
      }
      int[] states = states(packed, p, classes);
      double[] logs = LogSpace.softmax(scores, classes);
      double[][] alpha = ahead(logs, states, steps, classes);
      double[][] beta = back(logs, states, steps, classes);
      double logProbability = beta[0][0] + logs[states[0]];
      if (states.length > 1) {
        logProbability = LogSpace.add(logProbability, beta[0][1] + logs[states[1]]);
      }
      sum -= logProbability;
      for (int t = 0; t < steps; t++) {
        slope(logs, alpha[t], beta[t], states, logProbability, t, classes, z, packed.row(t, p));
      }
    }
    return sum;
  }

  private static void slope(
      double[] logs,
      double[] alpha,
      double[] beta,
      int[] states,
      double logProbability,
      int t,
      int classes,
      float[] z,
      int row) {
    double[] mass = new double[classes];
    for (int s = 0; s < states.length; s++) {
      mass[states[s]] += Math.exp(alpha[s] + beta[s] - logProbability);
    }
    for (int k = 0; k < classes; k++) {
      z[row * classes + k] = (float) (Math.exp(logs[t * classes + k]) - mass[k]);
    }
  }

  /** The target's labels with a blank before, between and after them. */
  private static int[] states(PackedSteps packed, int p, int classes) {
    int[] target = packed.batch().set().targets()[packed.sequence(p)];
    int[] states = new int[2 * target.length + 1];
    int needed = target.length;
    for (int u = 0; u < target.length; u++) {
      if (target[u] <= BLANK || target[u] >= classes) {
        throw new IllegalArgumentException(
            "label %d in sequence %d, expected 1 … %d"
                .formatted(target[u], packed.sequence(p), classes - 1));
      }
      states[2 * u + 1] = target[u];
      needed += u > 0 && target[u] == target[u - 1] ? 1 : 0;
    }
    if (packed.length(p) < needed) {
      throw new IllegalArgumentException(
          "sequence %d has %d steps, its target needs at least %d"
              .formatted(packed.sequence(p), packed.length(p), needed));
    }
    return states;
  }

  /** ln α, shape (steps, states). */
  private static double[][] ahead(double[] logs, int[] states, int steps, int classes) {
    double[][] alpha = new double[steps][states.length];
    Arrays.fill(alpha[0], LogSpace.ZERO);
    for (int s = 0; s < Math.min(2, states.length); s++) {
      alpha[0][s] = logs[states[s]];
    }
    for (int t = 1; t < steps; t++) {
      for (int s = 0; s < states.length; s++) {
        double sum = alpha[t - 1][s];
        if (s > 0) {
          sum = LogSpace.add(sum, alpha[t - 1][s - 1]);
        }
        if (s > 1 && mayLeap(states, s)) {
          sum = LogSpace.add(sum, alpha[t - 1][s - 2]);
        }
        alpha[t][s] = sum + logs[t * classes + states[s]];
      }
    }
    return alpha;
  }

  /** ln β, shape (steps, states): what comes after step t, from state s. */
  private static double[][] back(double[] logs, int[] states, int steps, int classes) {
    double[][] beta = new double[steps][states.length];
    Arrays.fill(beta[steps - 1], LogSpace.ZERO);
    for (int s = Math.max(0, states.length - 2); s < states.length; s++) {
      beta[steps - 1][s] = 0;
    }
    for (int t = steps - 2; t >= 0; t--) {
      for (int s = 0; s < states.length; s++) {
        int next = (t + 1) * classes;
        double sum = beta[t + 1][s] + logs[next + states[s]];
        if (s + 1 < states.length) {
          sum = LogSpace.add(sum, beta[t + 1][s + 1] + logs[next + states[s + 1]]);
        }
        if (s + 2 < states.length && mayLeap(states, s + 2)) {
          sum = LogSpace.add(sum, beta[t + 1][s + 2] + logs[next + states[s + 2]]);
        }
        beta[t][s] = sum;
      }
    }
    return beta;
  }

  /** Whether a path may come to a state from two before it, leaving out the blank. */
  private static boolean mayLeap(int[] states, int s) {
    return states[s] != BLANK && states[s] != states[s - 2];
  }
}
