package ch06_dnn;

import java.util.Arrays;
import java.util.stream.Collectors;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.report.Table;

/**
 * The network of six sigmoid neurons of the lecture <i>Deep Learning</i>, whose weights and outputs
 * stand on the slide: (1, −1) becomes (0.62, 0.83), and (0, 0) becomes (0.51, 0.85).
 */
final class SlideNetwork {

  private static final int[] WIDTHS = {2, 2, 2, 2};

  /** W¹ row by row, b¹, and so on. */
  private static final float[] THETA = {
    1, -1, -2, 1, 1, 0,
    2, -2, -1, -1, 0, 0,
    3, -1, -1, 4, -2, 2
  };

  private static final double[][] INPUTS = {{1, -1}, {0, 0}};
  private static final double[][] ON_THE_SLIDE = {{0.62, 0.83}, {0.51, 0.85}};

  /** The slide's numbers have two decimals. */
  private static final double ROUNDING = 0.005;

  private SlideNetwork() {}

  /** Both passes, number by number. */
  static void show(Report report) {
    DeepNet net = new DeepNet(WIDTHS, Bend.SIGMOID);
    report.heading("The lecture's network of six neurons");
    for (int i = 0; i < INPUTS.length; i++) {
      DeepNet.Passes passes = net.forward(THETA, example(INPUTS[i]), 0);
      // The slide's last layer bends too; the network here leaves that to the loss.
      double[] outputs = Bend.SIGMOID.apply(passes.scores());
      report
          .add(forward(INPUTS[i], passes, outputs))
          .claim(
              Claim.atMost(
                  "6.2",
                  "the slide's network at (%.0f, %.0f): outputs − (%.2f, %.2f)"
                      .formatted(
                          INPUTS[i][0], INPUTS[i][1], ON_THE_SLIDE[i][0], ON_THE_SLIDE[i][1]),
                  Math.max(
                      Math.abs(outputs[0] - ON_THE_SLIDE[i][0]),
                      Math.abs(outputs[1] - ON_THE_SLIDE[i][1])),
                  ROUNDING));
    }
    DeepNet.Passes passes = net.forward(THETA, example(INPUTS[0]), 0);
    report.add(backward(net, passes));
  }

  private static Table forward(double[] x, DeepNet.Passes passes, double[] outputs) {
    Table table =
        Table.of("Forward from " + numbers(x), "layer", "z = a W + b", "a = σ(z)")
            .row(1, numbers(passes.z()[1]), numbers(passes.a()[1]))
            .row(2, numbers(passes.z()[2]), numbers(passes.a()[2]));
    return table.row(3, numbers(passes.z()[3]), numbers(outputs));
  }

  /** From ∂ℓ/∂z³ = (1, 0): how the first output's sum follows each z before it. */
  private static Table backward(DeepNet net, DeepNet.Passes passes) {
    double[][] deltas = net.backward(THETA, passes, new double[] {1, 0}, new double[net.size()]);
    Table table =
        Table.of(
            "Backward: what the first output's sum owes to each z, from " + numbers(INPUTS[0]),
            "layer",
            "amplifier σ′(z)",
            "δ = σ′ ⊙ (δ above) Wᵀ");
    table.row(3, "–", numbers(deltas[3]));
    for (int l = 2; l >= 1; l--) {
      double[] ones = new double[] {1, 1};
      table.row(l, numbers(Bend.SIGMOID.back(passes.z()[l], ones)), numbers(deltas[l]));
    }
    return table;
  }

  private static ExampleBatch example(double[] x) {
    return Examples.dense(new float[] {(float) x[0], (float) x[1]}, 2, new float[] {0}).all();
  }

  private static String numbers(double[] values) {
    return Arrays.stream(values)
        .mapToObj(value -> "%.3f".formatted(value))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
