package ch05_classification.page;

import ch05_classification.logistic.MllibLogistic;
import ch05_classification.table.ClassTable;
import ch05_classification.table.Confusion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import leeml.model.fitted.LogisticUnit;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.BarChart;
import leeml.report.chart.LineChart;
import leeml.spark.Traffic;
import leeml.train.Fit;
import leeml.train.Ledger;

/**
 * The page of logistic regression.
 *
 * @param report what is written to
 * @param table the rows
 * @param unit what was found
 */
public record LogisticPage(Report report, ClassTable table, LogisticUnit unit) {

  private static final int MOST_WEIGHTS = 15;

  /**
   * Writes the page.
   *
   * @param generative the closed form's parameters over standardised columns
   */
  public void write(
      Traffic.Measured<Fit> own,
      Traffic.Measured<MllibLogistic> mllib,
      float[] generative,
      double lambda) {
    report.heading("The table").text(String.join("\n\n", table.remarks()));
    report.add(
        Confusion.of(table.judged(), 2, unit::classify)
            .table("Logistic regression, test rows", table.classes()));
    curves(own.result(), mllib.result());
    Costs.of("From the cached rows to the weights, " + table.width() + " columns")
        .row("descent, " + own.result().ledger().rounds().size() + " rounds", own.cost())
        .row(
            "MLlib's L-BFGS, " + (mllib.result().history().length - 1) + " iterations",
            mllib.cost())
        .addTo(report);
    weights(generative, lambda);
  }

  private void curves(Fit own, MllibLogistic mllib) {
    report
        .heading("The descent")
        .add(
            LineChart.of("Loss on training rows", "round or iteration", "cross entropy")
                .series("descent", own.ledger().column(Ledger.Round::loss))
                .series("MLlib, with its penalty", mllib.history())
                .logX()
                .caption(
                    "L-BFGS learns the curvature on its way and needs far fewer passes; descent"
                        + " with momentum needs about the root of the condition number."));
  }

  /** The columns that tell most, and what the generative model makes of them. */
  private void weights(float[] generative, double lambda) {
    List<Integer> order =
        IntStream.range(0, table.width())
            .boxed()
            .sorted(Comparator.comparingDouble(j -> -Math.abs(unit.theta()[j])))
            .limit(MOST_WEIGHTS)
            .toList();
    String[] names = order.stream().map(table.columns()::get).toArray(String[]::new);
    double[] found = order.stream().mapToDouble(j -> unit.theta()[j]).toArray();
    double[] closed = order.stream().mapToDouble(j -> generative[j]).toArray();
    Table list = Table.of("The largest weights", "column", "logistic", "generative");
    IntStream.range(0, names.length).forEach(i -> list.row(names[i], found[i], closed[i]));
    report
        .heading("What it goes by")
        .add(
            BarChart.of("Weights on standardised columns", "column", "weight a deviation")
                .groups(Arrays.copyOf(names, names.length))
                .bars("logistic, λ = " + lambda, found)
                .bars("Gaussian classes, shared covariance", closed)
                .caption(
                    "The same set of functions and another one of it: what a column weighs differs"
                        + " most where its rows are least like a normal distribution."))
        .add(list);
  }
}
