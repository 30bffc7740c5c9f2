package ch05_classification.page;

import ch05_classification.smalldata.Errors;
import ch05_classification.smalldata.Learner;
import ch05_classification.smalldata.Pool;
import ch05_classification.table.ClassTable;
import java.util.stream.IntStream;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;

/**
 * The page of the learning curves.
 *
 * @param report what is written to
 * @param errors by size, draw and learner
 */
public record SmallDataPage(Report report, Errors errors) {

  /** Writes the page. */
  public void write(ClassTable table, Pool pool) {
    report
        .heading("Error on test rows by the number of training rows")
        .text(
            "%s: sets drawn from %d training rows, judged on %d test rows, %d columns; %d sets of each size."
                .formatted(
                    table.source().name(),
                    pool.size(),
                    pool.test().length,
                    pool.columns(),
                    errors.draws()));
    double[] rows = errors.sizes().stream().mapToDouble(Integer::doubleValue).toArray();
    LineChart chart =
        LineChart.of("Learning curves", "training rows", "share of test rows that are wrong");
    for (Learner learner : Learner.values()) {
      double[] mean =
          IntStream.range(0, rows.length).mapToDouble(s -> errors.mean(learner, s)).toArray();
      chart.band(
          learner.title(),
          rows,
          mean,
          IntStream.range(0, rows.length)
              .mapToDouble(s -> mean[s] - errors.deviation(learner, s))
              .toArray(),
          IntStream.range(0, rows.length)
              .mapToDouble(s -> mean[s] + errors.deviation(learner, s))
              .toArray());
    }
    report
        .add(
            chart
                .logX()
                .markers()
                .caption(
                    "Bands are ± one standard deviation over the sets. Where naive Bayes and"
                        + " logistic regression cross, what the one takes for granted begins to cost"
                        + " more than what the other has to learn."))
        .add(list());
  }

  private Table list() {
    Table list =
        Table.of(
            "Mean error ± standard deviation",
            "rows",
            Learner.NAIVE_BAYES.title(),
            "±",
            Learner.SHARED_GAUSSIAN.title(),
            "±",
            Learner.LOGISTIC.title(),
            "±");
    for (int s = 0; s < errors.sizes().size(); s++) {
      list.row(
          errors.sizes().get(s),
          errors.mean(Learner.NAIVE_BAYES, s),
          errors.deviation(Learner.NAIVE_BAYES, s),
          errors.mean(Learner.SHARED_GAUSSIAN, s),
          errors.deviation(Learner.SHARED_GAUSSIAN, s),
          errors.mean(Learner.LOGISTIC, s),
          errors.deviation(Learner.LOGISTIC, s));
    }
    return list;
  }
}
