package ch09_rnn;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.recurrent.Lstm;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.sequence.Frames;
import leeml.model.sequence.SequenceLoss;
import leeml.model.sequence.SequenceSet;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.Search;

/**
 * What does an LSTM cell do, number by number?
 *
 * <p>The lecture sets the weights of one cell by hand ({@link LstmByHand}): it stores x₁ when x₂ =
 * 1, forgets when x₂ = −1 and speaks when x₃ = 1. The job follows its five steps, z, i = σ(wᵢ·x +
 * bᵢ), f, o, c = f·c⁻ + i·z, y = o·c, and holds memory and output against the lecture's numbers.
 * The gates are sigmoids of ±10 and more, so a number is within about 10⁻³ of the lecture's, which
 * rounds them to 0 and 1.
 *
 * <p>Then the project's own layer ({@link Lstm}) gets the same weights. It bends what goes in and
 * what comes out by tanh, which the lecture's cell does not; with inputs scaled by a small s, tanh
 * is the identity to s², and its output over s has to be the lecture's. Scales are tried side by
 * side, a Spark task each; what moves is a scale and an error.
 *
 * <p>Source: lecture <i>Recurrent Neural Network (Part I)</i> of Hung-yi Lee; Hochreiter,
 * Schmidhuber 1997; Gers, Schmidhuber, Cummins 2000 (the forget gate). No data.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch09.lstm-by-hand",
    rows = "9.2",
    summary = "The lecture's LSTM cell, number by number, and the same in the project's layer")
public final class LstmByHandJob implements Job<LstmByHandJob.Options> {

  /** The job's options. */
  public record Options(
      @Key("scales of the inputs of the project's layer, each in (0, 1], falling")
          List<Double> scales,
      @Key("largest error of the cell against the lecture's rounded numbers") double tolerance,
      @Key("largest error of the project's layer at the smallest scale") double layerTolerance) {

    public Options {
      scales.forEach(scale -> Require.share("scales", scale));
      Require.positive("tolerance", tolerance);
      Require.positive("layer-tolerance", layerTolerance);
      if (scales.isEmpty()) {
        throw new IllegalArgumentException("scales is empty, expected at least one");
      }
    }
  }

  @Override
  public void run(Run run, Options options) {
    List<LstmByHand.Step> steps = LstmByHand.run(LstmByHand.SEQUENCE);
    double[] memory = steps.stream().mapToDouble(LstmByHand.Step::memory).toArray();
    double[] said = steps.stream().mapToDouble(LstmByHand.Step::said).toArray();
    List<Double> errors =
        Search.run(
            run.sc(), new ArrayList<>(options.scales()), scale -> farthest(layer(scale), said));
    run.report()
        .metric("memoryError", farthest(memory, LstmByHand.MEMORY))
        .metric("outputError", farthest(said, LstmByHand.OUTPUT))
        .metric("layerError", errors.get(errors.size() - 1))
        .claim(
            Claim.atMost(
                "9.2",
                "memory against the lecture's 3, 7, 7, 7, 0: largest difference",
                farthest(memory, LstmByHand.MEMORY),
                options.tolerance()))
        .claim(
            Claim.atMost(
                "9.2",
                "output against the lecture's 0, 0, 0, 7, 0: largest difference",
                farthest(said, LstmByHand.OUTPUT),
                options.tolerance()))
        .claim(
            Claim.atMost(
                "9.2",
                "the project's LSTM layer with these weights against the cell, inputs scaled by "
                    + options.scales().get(errors.size() - 1),
                errors.get(errors.size() - 1),
                options.layerTolerance()));
    show(run, steps);
    double[] scales = options.scales().stream().mapToDouble(Double::doubleValue).toArray();
    run.report()
        .heading("The same weights in the project's layer")
        .text(
            "The layer's cell input and output go through tanh. Where the inputs are small, tanh is"
                + " the identity, and the layer says what the lecture's cell says.")
        .add(
            LineChart.of("Layer against cell", "scale s of x₁", "largest difference of y / s")
                .series(
                    "difference",
                    scales,
                    errors.stream().mapToDouble(Double::doubleValue).toArray())
                .markers()
                .logX()
                .logY()
                .caption(
                    "A tenth of the scale is a hundredth of the difference: tanh z = z − z³/3 + …"));
  }

  /** What the project's layer says, over s. */
  private static double[] layer(double scale) {
    RecurrentNet net = RecurrentNet.ofFrames(List.of(new Lstm(3, 1)), SequenceLoss.everyStep());
    float[] theta = new float[net.size()];
    // Columns a, f, o, i of W, then b; what was said before is not looked at, so R stays 0.
    double[][] columns = {
      LstmByHand.INPUT, LstmByHand.FORGET_GATE, LstmByHand.OUTPUT_GATE, LstmByHand.INPUT_GATE
    };
    for (int row = 0; row < 4; row++) {
      for (int gate = 0; gate < 4; gate++) {
        theta[row * 4 + gate] = (float) columns[gate][row];
      }
    }
    float[] frames = new float[3 * LstmByHand.SEQUENCE.size()];
    for (int t = 0; t < LstmByHand.SEQUENCE.size(); t++) {
      double[] x = LstmByHand.SEQUENCE.get(t);
      frames[3 * t] = (float) (scale * x[0]);
      frames[3 * t + 1] = (float) x[1];
      frames[3 * t + 2] = (float) x[2];
    }
    SequenceSet set = new SequenceSet(new Frames(new float[][] {frames}, 3), new int[][] {{0}});
    float[] y = net.scores(theta, set.all())[0];
    return IntStream.range(0, y.length).mapToDouble(t -> y[t] / scale).toArray();
  }

  private static double farthest(double[] found, double[] expected) {
    return IntStream.range(0, expected.length)
        .mapToDouble(t -> Math.abs(found[t] - expected[t]))
        .max()
        .orElseThrow();
  }

  private static void show(Run run, List<LstmByHand.Step> steps) {
    Table weights = Table.of("Weights set by hand", "", "x₁", "x₂", "x₃", "bias");
    weights(weights, "z, what would be stored", LstmByHand.INPUT);
    weights(weights, "input gate", LstmByHand.INPUT_GATE);
    weights(weights, "forget gate", LstmByHand.FORGET_GATE);
    weights(weights, "output gate", LstmByHand.OUTPUT_GATE);
    Table table =
        Table.of(
            "Step by step",
            "x",
            "z",
            "input gate",
            "forget gate",
            "output gate",
            "memory",
            "memory in the lecture",
            "output",
            "output in the lecture");
    for (int t = 0; t < steps.size(); t++) {
      LstmByHand.Step step = steps.get(t);
      double[] x = step.x();
      table.row(
          "(%.0f, %.0f, %.0f)".formatted(x[0], x[1], x[2]),
          step.z(),
          step.input(),
          step.forget(),
          step.output(),
          step.memory(),
          LstmByHand.MEMORY[t],
          step.said(),
          LstmByHand.OUTPUT[t]);
    }
    run.report()
        .heading("The lecture's cell")
        .add(weights)
        .add(table)
        .text(
            "A forget gate of 1 **keeps**: the cell is multiplied by it. At the fourth step the output"
                + " gate opens and the stored 3 + 4 comes out; at the fifth the forget gate closes"
                + " and the cell is empty.");
  }

  private static void weights(Table table, String name, double[] row) {
    table.row(name, row[0], row[1], row[2], row[3]);
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(LstmByHandJob.class, args);
  }
}
