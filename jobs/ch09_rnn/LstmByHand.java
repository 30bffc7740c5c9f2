package ch09_rnn;

import java.util.List;

/**
 * An LSTM of one cell whose weights are set by hand, as the lecture does it, in double precision.
 *
 * <p>It stores x₁ when x₂ = 1, forgets when x₂ = −1 and speaks when x₃ = 1. z = w·x and the gates i
 * = σ(wᵢ·x + bᵢ), f = σ(w_f·x + b_f), o = σ(wₒ·x + bₒ) do not look at what was said before; input
 * and output activation are the identity. c = f·c⁻ + i·z, y = o·c.
 */
final class LstmByHand {

  /** Rows of weights for (x₁, x₂, x₃, 1). */
  static final double[] INPUT = {1, 0, 0, 0};

  static final double[] INPUT_GATE = {0, 100, 0, -10};
  static final double[] FORGET_GATE = {0, 100, 0, 10};
  static final double[] OUTPUT_GATE = {0, 0, 100, -10};

  /** The lecture's sequence of (x₁, x₂, x₃). */
  static final List<double[]> SEQUENCE =
      List.of(
          new double[] {3, 1, 0},
          new double[] {4, 1, 0},
          new double[] {2, 0, 0},
          new double[] {1, 0, 1},
          new double[] {3, -1, 0});

  /** What the lecture writes into the cell. */
  static final double[] MEMORY = {3, 7, 7, 7, 0};

  /** What the lecture reads out. */
  static final double[] OUTPUT = {0, 0, 0, 7, 0};

  private LstmByHand() {}

  /**
   * All numbers of a step.
   *
   * @param x (x₁, x₂, x₃)
   * @param z what would be stored
   * @param input the input gate, 0 … 1
   * @param forget the forget gate, 0 … 1; 1 keeps
   * @param output the output gate, 0 … 1
   * @param memory c after the step
   * @param said y
   */
  record Step(
      double[] x,
      double z,
      double input,
      double forget,
      double output,
      double memory,
      double said) {}

  /** The steps of a sequence, from an empty cell on. */
  static List<Step> run(List<double[]> sequence) {
    double memory = 0;
    Step[] steps = new Step[sequence.size()];
    for (int t = 0; t < steps.length; t++) {
      steps[t] = step(sequence.get(t), memory);
      memory = steps[t].memory();
    }
    return List.of(steps);
  }

  private static Step step(double[] x, double before) {
    double z = weighted(INPUT, x);
    double input = sigmoid(weighted(INPUT_GATE, x));
    double forget = sigmoid(weighted(FORGET_GATE, x));
    double output = sigmoid(weighted(OUTPUT_GATE, x));
    double memory = forget * before + input * z;
    return new Step(x, z, input, forget, output, memory, output * memory);
  }

  private static double weighted(double[] weights, double[] x) {
    double sum = weights[x.length];
    for (int k = 0; k < x.length; k++) {
      sum += weights[k] * x[k];
    }
    return sum;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
