package ch17_dimension_reduction.factor;

import ch17_dimension_reduction.factor.AlsGrid.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.model.factor.FactorModel.Known;
import leeml.model.factor.RatingErrors;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.factor.FactorFit;
import leeml.train.Ledger;

/**
 * The report of the factorization job.
 *
 * @param report written to
 * @param fits the first is the one that is compared with ALS
 */
public record FactorizationPage(
    Report report, RatingSplit split, List<BlockedFit> fits, AlsGrid als) {

  /** The metric that is taken after each epoch. */
  public static final String RMSE = "held-out RMSE";

  /**
   * A fit in K × K blocks.
   *
   * @param blocks K
   * @param errors on the held-out ratings
   */
  public record BlockedFit(int blocks, FactorFit fit, RatingErrors errors) {}

  /**
   * Writes everything.
   *
   * @param floor the error of the truth; NaN where it is not known
   * @param spread the error of the training mean
   */
  public void write(RatingErrors biases, double floor, double spread) {
    report.heading("Who predicts best");
    models(biases, floor, spread);
    descent(biases, floor);
    penalties();
    report.heading("New users, new items");
    cold(spread);
    report.heading("In blocks");
    strata();
    costs();
  }

  private void models(RatingErrors biases, double floor, double spread) {
    BlockedFit ours = fits.get(0);
    Trial best = als.best();
    Table table =
        Table.of(
                "Held-out ratings of known users and items (%,d of %,d; %,d fitted)"
                    .formatted(
                        ours.errors().count(Known.BOTH),
                        split.test().count(),
                        split.train().count()),
                "model",
                "RMSE",
                "seconds of the fit")
            .row("mean of all (all held-out ratings)", spread, null)
            .row("mean and biases", biases.rmse(Known.BOTH), null)
            .row(
                "ALS, best of its grid: rank %d, penalty %s".formatted(best.rank(), best.penalty()),
                best.rmse(),
                best.seconds())
            .row(
                "descent with biases, rank %d, %d × %d blocks"
                    .formatted(ours.fit().model().users().rank(), ours.blocks(), ours.blocks()),
                ours.errors().rmse(Known.BOTH),
                seconds(ours));
    if (!Double.isNaN(floor)) {
      table.row("the truth without its noise", floor, null);
    }
    report.add(table);
  }

  private static double seconds(BlockedFit fit) {
    return fit.fit().ledger().totals().get("seconds");
  }

  private void descent(RatingErrors biases, double floor) {
    Ledger ledger = fits.get(0).fit().ledger();
    int epochs = ledger.rounds().size();
    double[] epoch = IntStream.rangeClosed(1, epochs).mapToDouble(e -> e).toArray();
    LineChart chart =
        LineChart.of("Error by epoch", "epoch", "RMSE")
            .series(
                "descent, training ratings as met",
                epoch,
                ledger.column(r -> Math.sqrt(2 * r.loss())))
            .series("descent, held-out", epoch, ledger.metric(RMSE)[1])
            .series("ALS, held-out", epoch, level(als.best().rmse(), epochs))
            .series("biases alone, held-out", epoch, level(biases.rmse(Known.BOTH), epochs));
    if (!Double.isNaN(floor)) {
      chart.series("the truth, held-out", epoch, level(floor, epochs));
    }
    report.add(
        chart.caption(
            "The biases are learned within an epoch or two; then the vectors find what users and"
                + " items have in common. Where the training error falls on and the"
                + " held-out error does not, what is learned is noise."));
  }

  private static double[] level(double value, int length) {
    double[] level = new double[length];
    Arrays.fill(level, value);
    return level;
  }

  private void penalties() {
    Table table =
        Table.of("MLlib's ALS by its penalty", "rank", "penalty", "held-out RMSE", "seconds");
    als.trials().forEach(t -> table.row(t.rank(), t.penalty(), t.rmse(), t.seconds()));
    report
        .add(table)
        .text(
            "The best is chosen on the held-out ratings themselves, which favours ALS. Mean and"
                + " biases are not in its model: it has to spend columns on them, which is why more of"
                + " them may be tried.");
  }

  private void cold(double spread) {
    RatingErrors errors = fits.get(0).errors();
    Table table =
        Table.of("Held-out ratings by what is known", "known", "predicted by", "ratings", "RMSE");
    row(table, errors, Known.BOTH, "user and item", "μ + b + c + p·q");
    row(table, errors, Known.ITEM_ONLY, "the item; the user is new", "μ + c");
    row(table, errors, Known.USER_ONLY, "the user; the item is new", "μ + b");
    row(table, errors, Known.NEITHER, "neither", "μ");
    report
        .add(table)
        .text(
            "The mean alone has an RMSE of %.3f over all held-out ratings. ALS has no prediction where user or item is new; MLlib returns NaN there, or drops the rating."
                .formatted(spread));
  }

  private static void row(Table table, RatingErrors errors, Known known, String what, String how) {
    Object rmse = errors.count(known) == 0 ? null : errors.rmse(known);
    table.row(what, how, errors.count(known), rmse);
  }

  /** Which block of items a worker meets in each stratum of an epoch. */
  private void strata() {
    int blocks = fits.stream().mapToInt(BlockedFit::blocks).max().orElseThrow();
    if (blocks < 2) {
      return;
    }
    String[] columns = new String[blocks + 1];
    Arrays.setAll(columns, s -> s == 0 ? "worker and its users" : "stratum " + s);
    Table table = Table.of("Which block of items a worker meets", columns);
    for (int w = 0; w < blocks; w++) {
      Object[] cells = new Object[blocks + 1];
      for (int s = 0; s < blocks; s++) {
        cells[s + 1] = "items " + (1 + Math.floorMod(w + s, blocks));
      }
      cells[0] = w + 1;
      table.row(cells);
    }
    report
        .add(table)
        .text(
            "No column has a block twice: two workers never write to the same row of either factor,"
                + " and none waits for another's numbers.");
  }

  private void costs() {
    Table table =
        Table.of(
            "The same descent in K × K blocks; bytes an epoch",
            "K",
            "held-out RMSE",
            "seconds",
            "at work",
            "bytes between workers",
            "bytes by the driver");
    LineChart chart = LineChart.of("Error by epoch and K", "epoch", "held-out RMSE");
    for (BlockedFit fit : fits) {
      List<Ledger.Round> rounds = fit.fit().ledger().rounds();
      Ledger.Round last = rounds.get(rounds.size() - 1);
      table.row(
          fit.blocks(),
          fit.errors().rmse(Known.BOTH),
          seconds(fit),
          rounds.stream().mapToDouble(r -> r.cost().slowestSeconds()).sum(),
          last.cost().bytesBetween(),
          last.cost().bytesUp() + last.cost().bytesDown());
      double[] epoch = IntStream.rangeClosed(1, rounds.size()).mapToDouble(e -> e).toArray();
      chart.series("K = " + fit.blocks(), epoch, fit.fit().ledger().metric(RMSE)[1]);
    }
    report
        .add(table)
        .add(
            chart.caption(
                "The order in which ratings are met changes with K, the answer hardly. What K costs"
                    + " is a stage a stratum, and the items' rows that go round."));
  }
}
