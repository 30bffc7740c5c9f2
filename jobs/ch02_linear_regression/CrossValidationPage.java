package ch02_linear_regression;

import ch02_linear_regression.Choices.Choice;
import ch02_linear_regression.curve.ByDegree;
import ch02_linear_regression.curve.Grid;
import ch02_linear_regression.curve.Polynomial;
import ch02_linear_regression.curve.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.BarChart;
import leeml.report.chart.LineChart;
import org.apache.commons.math3.stat.StatUtils;

/** What a person should see of the cross-validation, and of the choices over many redraws. */
final class CrossValidationPage {

  /** From this ratio of errors on, a linear axis would show the largest only. */
  private static final double WIDE = 20;

  private CrossValidationPage() {}

  /**
   * Errors of one set by degree, shape (D) each.
   *
   * @param folds mean over folds of the mean squared error
   * @param foldsError its standard error over folds
   * @param heldOut mean squared error on the held-out pairs, fitted to the whole training set
   * @param heldOutError its standard error over pairs
   */
  record Validated(double[] folds, double[] foldsError, double[] heldOut, double[] heldOutError) {

    /**
     * Puts the errors of the folds together and opens the held-out set.
     *
     * @param errors by degree, and within a degree by fold
     */
    static Validated of(Sample.Split set, List<Double> errors, int folds) {
      int degrees = errors.size() / folds;
      double[][] all = new double[4][degrees];
      for (int d = 0; d < degrees; d++) {
        double[] ofFolds =
            errors.subList(d * folds, (d + 1) * folds).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] ofPairs =
            Polynomial.over(set.train(), d + 1).fit(set.train()).squaredErrors(set.test());
        all[0][d] = StatUtils.mean(ofFolds);
        all[1][d] = Choices.standardError(ofFolds);
        all[2][d] = StatUtils.mean(ofPairs);
        all[3][d] = Choices.standardError(ofPairs);
      }
      return new Validated(all[0], all[1], all[2], all[3]);
    }

    /** The degree that cross-validation takes. */
    int chosen() {
      return ByDegree.lowest(folds);
    }

    /** The degree that is best on the held-out set. */
    int best() {
      return ByDegree.lowest(heldOut);
    }

    /** How far the chosen degree is above the best in the held-out set, in its standard errors. */
    double excess() {
      return (heldOut[chosen() - 1] - heldOut[best() - 1]) / heldOutError[best() - 1];
    }

    Table table() {
      Table table =
          Table.of(
              "Mean squared error by degree",
              "degree",
              "cross-validation",
              "± standard error",
              "held out",
              "± standard error",
              "chosen",
              "best held out");
      for (int d = 1; d <= folds.length; d++) {
        table.row(
            d,
            folds[d - 1],
            foldsError[d - 1],
            heldOut[d - 1],
            heldOutError[d - 1],
            d == chosen() ? "✓" : null,
            d == best() ? "✓" : null);
      }
      return table;
    }

    LineChart chart(String name) {
      double[] degrees = Grid.counting(folds.length);
      LineChart chart =
          LineChart.of("Cross-validation, " + name, "degree", "mean squared error (y²)")
              .band(
                  "cross-validation",
                  degrees,
                  folds,
                  plus(folds, foldsError, -1),
                  plus(folds, foldsError, 1))
              .series("held out", degrees, heldOut)
              .markers()
              .caption(
                  "Cross-validation takes degree %d, the held-out set likes degree %d best: %.2f standard errors between them. Band: ± one standard error over folds."
                      .formatted(chosen(), best(), excess()));
      // Without neighbours to hold it, a high degree can err a thousand times more.
      return StatUtils.max(folds) > WIDE * StatUtils.min(folds) ? chart.logY() : chart;
    }

    private static double[] plus(double[] mean, double[] error, double sign) {
      return IntStream.range(0, mean.length).mapToDouble(i -> mean[i] + sign * error[i]).toArray();
    }
  }

  static void addChoices(Report report, int degrees, List<Choices> redraws) {
    Map<String, Function<Choices, Choice>> ways = new LinkedHashMap<>();
    ways.put("training error", Choices::byTraining);
    ways.put("public set", Choices::byPublic);
    ways.put("cross-validation", Choices::byFolds);
    Table table =
        Table.of(
            "Medians over %d redraws of all sets".formatted(redraws.size()),
            "chosen by",
            "promised error",
            "error on the private set",
            "private over promised");
    BarChart chosen =
        BarChart.of("Degrees chosen", "degree", "redraws")
            .groups(
                IntStream.rangeClosed(1, degrees).mapToObj(String::valueOf).toArray(String[]::new))
            .caption(
                "The training error always takes the last degree. The public set is so small that it takes any; cross-validation stays near the best.");
    ways.forEach(
        (name, way) -> {
          table.row(
              name,
              Choices.median(redraws, way.andThen(Choice::promised)),
              Choices.median(redraws, way.andThen(Choice::actual)),
              Choices.medianRatio(redraws, way));
          chosen.bars(name, counts(degrees, redraws, way));
        });
    report
        .heading("Who may choose")
        .text(
            "Each way promises an error, the one by which it chose. On the private set, which nobody has seen, the promise of the training error and of the small public set is broken: the lowest of several errors was low by luck too.")
        .add(table)
        .add(chosen);
  }

  private static double[] counts(
      int degrees, List<Choices> redraws, Function<Choices, Choice> way) {
    double[] counts = new double[degrees];
    redraws.forEach(redraw -> counts[way.apply(redraw).degree() - 1]++);
    return counts;
  }
}
