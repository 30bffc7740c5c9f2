package ch09_rnn;

import ch09_rnn.RecallTrial.Contender;
import ch09_rnn.RecallTrial.Outcome;
import ch09_rnn.unit.OneUnit;
import java.util.List;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.HeatMap;
import leeml.report.chart.LineChart;

/** What a person is shown of the cliff and of runs that explode. */
final class CliffPage {

  /** What of the surface is drawn: w from, to, b from, to. */
  private static final double[] WINDOW = {3.5, 7.5, -4, -1};

  private final Report report;

  CliffPage(Report report) {
    this.report = report;
  }

  /** The lecture's four weights. */
  void linear() {
    Table table =
        Table.of("y = w⁹⁹⁹ and its derivative", "w", "y", "dy/dw", "what a rate should be");
    for (double w : new double[] {1, 1.01, 0.99, 0.01}) {
      double slope = OneUnit.slope(w, CliffJob.LINEAR_STEPS);
      table.row(
          w,
          OneUnit.output(w, CliffJob.LINEAR_STEPS),
          slope,
          slope > 1 ? "very small" : "very large");
    }
    report
        .heading("One weight, a thousand times")
        .add(table)
        .text(
            "A hundredth more or less of w is the difference between a gradient of millions and one"
                + " of nearly nothing, because the same weight is used at every step.");
  }

  /** The surface with its cliff, and two descents. */
  void surface(List<double[]> free, List<double[]> clipped, double clip) {
    report
        .heading("The cliff")
        .add(
            HeatMap.of("Loss of one sigmoid unit over 50 steps", "w", "b", "loss")
                .surface(
                    WINDOW[0],
                    WINDOW[1],
                    WINDOW[2],
                    WINDOW[3],
                    (w, b) -> CliffJob.SURFACE.at(w, b)[0])
                .path("without clipping", inside(free, 0), inside(free, 1))
                .path("clipped to norm " + clip, inside(clipped, 0), inside(clipped, 1))
                .caption(
                    "Both start at the same place on the upper plateau. At the wall the gradient is"
                        + " hundreds of times that of the plateau: the path without clipping is drawn"
                        + " until it leaves the picture."))
        .add(
            LineChart.of("Gradient met on the way", "step", "norm of the gradient before clipping")
                .series("without clipping", norms(free))
                .series("clipped to norm " + clip, norms(clipped))
                .logY()
                .caption(
                    "The wall is narrow, and a descent may step over it; sooner or later it lands on"
                        + " it. What it does then decides."));
  }

  private static double[] inside(List<double[]> path, int coordinate) {
    return path.stream()
        .takeWhile(
            place ->
                place[0] >= WINDOW[0]
                    && place[0] <= WINDOW[1]
                    && place[1] >= WINDOW[2]
                    && place[1] <= WINDOW[3])
        .mapToDouble(place -> place[coordinate])
        .toArray();
  }

  private static double[] norms(List<double[]> path) {
    return path.stream()
        .mapToDouble(
            place -> {
              double[] at = CliffJob.SURFACE.at(place[0], place[1]);
              return Math.hypot(at[1], at[2]);
            })
        .toArray();
  }

  /** How every contender fared. */
  void runs(List<RecallTrial> trials, List<Outcome> outcomes) {
    Table table =
        Table.of(
            "Recalling the first symbol, by seed",
            "network",
            "gradient",
            "exploded",
            "learned",
            "held-out loss");
    for (Contender contender : Contender.values()) {
      for (boolean clipped : new boolean[] {false, true}) {
        List<Outcome> own = CliffJob.of(trials, outcomes, contender, clipped);
        if (!own.isEmpty()) {
          table.row(
              contender.title(),
              clipped ? "clipped" : "as it is",
              "%d of %d".formatted(own.stream().filter(Outcome::diverged).count(), own.size()),
              "%d of %d".formatted(own.stream().filter(Outcome::learned).count(), own.size()),
              String.join(
                  ", ",
                  own.stream()
                      .map(o -> o.diverged() ? "–" : "%.3f".formatted(o.heldOut()))
                      .toList()));
        }
      }
    }
    report
        .heading("Runs that explode, and runs that do not")
        .text(
            "A network has learned when its held-out loss is below a quarter of ln 4 = 1.386, which a"
                + " blind guess among four symbols costs.")
        .add(table);
  }

  /** Training loss by epoch of one contender. */
  void curves(List<RecallTrial> trials, List<Outcome> outcomes, Contender contender) {
    LineChart chart =
        LineChart.of("Training loss: " + contender.title(), "epoch", "mean cross entropy");
    for (int i = 0; i < trials.size(); i++) {
      RecallTrial trial = trials.get(i);
      if (trial.contender() == contender) {
        chart.series(
            (trial.clipped() ? "clipped" : "as it is") + ", seed " + trial.seed(),
            outcomes.get(i).losses());
      }
    }
    report.add(chart.caption("A flat line at 1.39 is a guess."));
  }
}
