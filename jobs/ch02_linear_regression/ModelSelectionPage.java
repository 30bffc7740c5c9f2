package ch02_linear_regression;

import ch02_linear_regression.curve.ByDegree;
import ch02_linear_regression.curve.Evolution;
import ch02_linear_regression.curve.Grid;
import ch02_linear_regression.curve.Polynomial;
import ch02_linear_regression.curve.Sample;
import ch02_linear_regression.curve.Source;
import java.io.Serializable;
import java.util.List;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;

/**
 * What the model selection found on one set: errors by degree over all redraws, as table and plots.
 *
 * @param study the set
 * @param train root mean squared error on the training sets, in units of y
 * @param test the same on the pairs left out
 */
record ModelSelectionPage(Study study, ByDegree train, ByDegree test) {

  private static final int CURVE_POINTS = 200;

  /**
   * A set under study.
   *
   * @param turns whether its law is known to bend, so that a line cannot be the best
   */
  record Study(String name, String x, String y, Source source, boolean turns) {}

  /** Root mean squared errors of one redraw by degree, in units of y, shape (D) each. */
  record Errors(double[] train, double[] test) implements Serializable {

    static Errors of(Sample.Split split, int degrees) {
      Errors errors = new Errors(new double[degrees], new double[degrees]);
      for (int d = 1; d <= degrees; d++) {
        Polynomial.Curve curve = Polynomial.over(split.train(), d).fit(split.train());
        errors.train[d - 1] = Math.sqrt(curve.meanSquaredError(split.train()));
        errors.test[d - 1] = Math.sqrt(curve.meanSquaredError(split.test()));
      }
      return errors;
    }
  }

  ModelSelectionPage(Study study, List<Errors> errors) {
    this(
        study,
        new ByDegree(errors.stream().map(Errors::train).toList()),
        new ByDegree(errors.stream().map(Errors::test).toList()));
  }

  /**
   * Adds this part of the page.
   *
   * @param first the training set of the first redraw, which is drawn
   */
  void addTo(Report report, Sample first) {
    report.heading("%s: %s from %s".formatted(study.name(), study.y(), study.x()));
    report.add(table()).add(errors()).add(curves(first));
  }

  private Table table() {
    Table table =
        Table.of(
            "Root mean squared error by degree, in units of " + study.y(),
            "degree",
            "train, first draw",
            "test, first draw",
            "train, median",
            "test, median");
    for (int d = 1; d <= train.degrees(); d++) {
      table.row(d, train.of(d)[0], test.of(d)[0], train.median()[d - 1], test.median()[d - 1]);
    }
    return table;
  }

  private LineChart errors() {
    double[] degrees = Grid.counting(train.degrees());
    return LineChart.of(
            "Error against degree, " + study.name(), "degree", "root mean squared error")
        .band("train", degrees, train.median(), train.quantile(0.25), train.quantile(0.75))
        .band("test", degrees, test.median(), test.quantile(0.25), test.quantile(0.75))
        .markers()
        .caption(
            "Medians over %d training sets of %d, bands from quartile to quartile. The training error only falls; the test error is lowest at degree %d."
                .formatted(
                    train.trials().size(),
                    study.source().split(0).train().size(),
                    ByDegree.lowest(test.median())));
  }

  private ScatterChart curves(Sample first) {
    double[] grid = Grid.over(first.low(), first.high(), CURVE_POINTS);
    ScatterChart chart =
        ScatterChart.of("Fitted curves, " + study.name(), study.x(), study.y())
            .points("training set", first.x(), first.y())
            .caption(
                "One training set. The higher the degree, the closer the curve goes by each point, and the less it says between and beyond them.");
    for (int d = 1; d <= train.degrees(); d++) {
      chart.line("degree " + d, grid, Polynomial.over(first, d).fit(first).at(grid));
    }
    return chart;
  }

  /** The monsters with their names, and a line for each species. */
  static ScatterChart species(List<Sample> bySpecies) {
    ScatterChart chart =
        ScatterChart.of("A line for each species", "combat points", "combat points evolved")
            .caption("The same monsters as above, with the species told.");
    for (int s = 0; s < bySpecies.size(); s++) {
      Sample sample = bySpecies.get(s);
      String name = Evolution.SPECIES.get(s).name();
      double[] ends = {sample.low(), sample.high()};
      chart.points(name, sample.x(), sample.y());
      chart.line("line of " + name, ends, Evolution.line(sample).at(ends));
    }
    return chart;
  }
}
