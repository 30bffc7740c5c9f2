package ch05_classification.page;

import ch05_classification.logistic.Descents;
import ch05_classification.logistic.FarStart;
import ch05_classification.logistic.FarStart.Kind;
import ch05_classification.logistic.FarStart.Outcome;
import ch05_classification.picture.TwoColumns;
import java.util.List;
import java.util.stream.IntStream;
import leeml.model.ExampleBatch;
import leeml.model.Objective;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.HeatMap;
import leeml.report.chart.LineChart;

/**
 * The page of the two losses.
 *
 * @param report what is written to
 * @param columns the rows
 * @param optimum (w₁, w₂, b) of the least cross entropy
 * @param wrong the start opposite to it
 */
public record LossSurfacePage(Report report, TwoColumns columns, float[] optimum, float[] wrong) {

  private static final int POINTS = 101;
  private static final int SHOWN_PATHS = 8;
  private static final double AROUND = 1.15;

  /**
   * Writes the page.
   *
   * @param found the descents; the first start is {@code wrong}
   * @param rate of those that are drawn
   * @param radius how far out the starts lie
   */
  public void write(Descents found, double rate, double radius) {
    List<Outcome> cross = found.of(Kind.CROSS_ENTROPY, rate);
    List<Outcome> square = found.of(Kind.SQUARE_ERROR, rate);
    report
        .heading("Two surfaces over the same weights")
        .text(
            "Columns %s and %s, standardised; b is that of the optimum. Ways start at a distance of %s from 0, at η = %s."
                .formatted(columns.names().get(0), columns.names().get(1), radius, rate))
        .add(
            surface(Kind.CROSS_ENTROPY, cross, radius)
                .caption("However wrong the start is, it is downhill, and steep, to the optimum."))
        .add(
            surface(Kind.SQUARE_ERROR, square, radius)
                .caption(
                    "Two plateaus with a slope between them. Ways that start on the upper one"
                        + " hardly move: they are the dots with a stub of a line, or none."));
    slopes(radius);
    report.add(
        LineChart.of("From the start that is all wrong", "step", "loss / loss at the start")
            .series("cross entropy", relative(cross.get(0).losses()))
            .series("square error", relative(square.get(0).losses()))
            .logX()
            .caption("The square error is far above its least value and hardly moves."));
    report.add(byRate(found));
  }

  private static Table byRate(Descents found) {
    Table list =
        Table.of(
            "Share of far starts that come within 0.02 of the best accuracy",
            "rate",
            "cross entropy",
            "square error");
    for (double rate : found.rates()) {
      list.row(rate, found.home(Kind.CROSS_ENTROPY, rate), found.home(Kind.SQUARE_ERROR, rate));
    }
    return list;
  }

  private HeatMap surface(Kind loss, List<Outcome> outcomes, double radius) {
    Objective<ExampleBatch> objective = loss.objective();
    ExampleBatch all = columns.examples().all();
    double edge = AROUND * Math.max(radius, Math.hypot(optimum[0], optimum[1]));
    HeatMap map =
        HeatMap.of(
                "Loss: " + loss.title(),
                "w₁, of " + columns.names().get(0),
                "w₂, of " + columns.names().get(1),
                "loss")
            .surface(
                -edge,
                edge,
                -edge,
                edge,
                (x, y) -> objective.loss(new float[] {(float) x, (float) y, optimum[2]}, all));
    int every = Math.max(1, outcomes.size() / SHOWN_PATHS);
    for (int s = 0; s < outcomes.size(); s += every) {
      map.path("start " + (s + 1), outcomes.get(s).x(), outcomes.get(s).y());
    }
    return map;
  }

  /** ‖∇L‖ on the straight way from the wrong start through 0 to the other side. */
  private void slopes(double radius) {
    double[] at = new double[POINTS];
    double[] cross = new double[POINTS];
    double[] square = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double share = 1 - 2.0 * i / (POINTS - 1);
      float[] theta = {(float) (share * wrong[0]), (float) (share * wrong[1]), optimum[2]};
      at[i] = -share * radius;
      cross[i] = FarStart.slope(Kind.CROSS_ENTROPY, theta, columns.examples());
      square[i] = FarStart.slope(Kind.SQUARE_ERROR, theta, columns.examples());
    }
    report.add(
        LineChart.of(
                "Slope on the way from wrong to right",
                "distance from 0 towards the optimum",
                "‖∇L‖")
            .series("cross entropy", at, cross)
            .series("square error", at, square)
            .logY()
            .caption(
                "On the left everything is classified wrong, on the right everything is as right as"
                    + " it gets. Cross entropy tells the two apart; the square error's slope is small"
                    + " on both."));
  }

  private static double[] relative(double[] losses) {
    return IntStream.range(0, losses.length).mapToDouble(i -> losses[i] / losses[0]).toArray();
  }
}
