package bench;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import leeml.job.About;
import leeml.job.Bench;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.ExampleBatch;
import leeml.model.LogisticRegression;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Cosine;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.shard.ExampleShards;
import leeml.spark.shard.SparkShards;
import leeml.spark.sum.DistributedLoss;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Strategy;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the library's core costs: against MLlib, by averaging period, and by round.
 *
 * <ol>
 *   <li>Linear and logistic regression to MLlib's final loss + 1e-3, from the same cached table to
 *       the fitted model, conversion and evaluation included, beside MLlib's own trainer.
 *   <li>Local SGD(H): one epoch with H = 1, 4, 16, 64; bytes, rounds, loss, seconds.
 *   <li>A round of synchronous descent on a vector of 1 000 numbers: what is not work.
 * </ol>
 */
@AutoService(Bench.class)
@SuppressWarnings("rawtypes") // AutoService names the raw interface
@About(
    name = "bench.core",
    rows = {},
    summary = "descent against MLlib's trainers; local SGD by period; the overhead of a round")
public final class CoreBench implements Bench<CoreBench.Options> {

  /** What the measurement covers. */
  public record Options(
      @Key("rows of the generated tables, ≥ 1000") int rows,
      @Key("columns of the generated tables, ≥ 1") int columns,
      @Key("workers; 0 for one a core") int workers,
      @Key("how often each side runs, ≥ 1; medians are compared") int repeats,
      @Key("averaging periods H to compare") List<Integer> periods,
      @Key("examples a local step in the comparison of periods, ≥ 1") int batchSize,
      @Key("rounds of the overhead measurement, ≥ 10") int rounds) {

    /** Checks the ranges. */
    public Options {
      if (rows < 1000 || columns < 1 || repeats < 1 || batchSize < 1 || rounds < 10) {
        throw new IllegalArgumentException(
            "rows = %d, columns = %d, repeats = %d, batch-size = %d, rounds = %d; expected at least"
                    .formatted(rows, columns, repeats, batchSize, rounds)
                + " 1000, 1, 1, 1, 10");
      }
    }
  }

  @Override
  public void run(Run run, Options options) {
    int workers = run.workers(options.workers());
    for (GeneratedRows.Kind kind : GeneratedRows.Kind.values()) {
      GeneratedRows generated =
          new GeneratedRows(kind, options.rows(), options.columns(), workers, run.seed());
      run.say("generating " + options.rows() + " rows of " + options.columns() + " columns");
      Dataset<Row> table = generated.cached(run.spark());
      againstMllib(run, options, kind, table);
      if (kind == GeneratedRows.Kind.CLASSIFICATION) {
        periods(run, options, table);
      }
      table.unpersist();
    }
    overhead(run, options, workers);
  }

  private static void againstMllib(
      Run run, Options options, GeneratedRows.Kind kind, Dataset<Row> table) {
    Contest contest = Contest.of(kind, run.cluster(), options.columns());
    Contest.Lap medians = contest.measure(table, options.repeats());
    String name = kind.name().toLowerCase(Locale.ROOT);
    double mllib = medians.mllibSeconds();
    double ours = medians.oursSeconds();
    run.report()
        .add(
            Table.of(
                    name + ", " + options.rows() + " × " + options.columns(),
                    "trainer",
                    "seconds (median)",
                    "loss",
                    "iterations, epochs")
                .row("MLlib", mllib, medians.mllibLoss(), medians.mllibPasses())
                .row(
                    "leeml, " + contest.strategy(), ours, medians.oursLoss(), medians.oursPasses()))
        .metric(name + ": MLlib seconds", mllib)
        .metric(name + ": leeml seconds", ours)
        .claim(
            Claim.atMost(
                name,
                "loss no worse than MLlib's + 1e-3",
                medians.oursLoss() - medians.mllibLoss(),
                Contest.LOSS_TOLERANCE))
        .claim(Claim.atMost(name, "seconds against MLlib's", ours / mllib, 0.7));
  }

  private static void periods(Run run, Options options, Dataset<Row> table) {
    LogisticRegression objective = new LogisticRegression(options.columns());
    Table rows =
        Table.of(
            "Local SGD(H), one epoch, batches of " + options.batchSize(),
            "H",
            "rounds",
            "bytes down",
            "bytes up",
            "loss after",
            "seconds",
            "of which not work");
    LineChart curves = LineChart.of("Local SGD(H): loss against bytes sent", "bytes up", "loss");
    try (SparkShards<ExampleBatch> shards =
        ExampleShards.inPlace(table, List.of(GeneratedRows.FEATURES), GeneratedRows.LABEL)) {
      for (int period : options.periods()) {
        Fit fit = onePass(run, objective, LocalSgd.every(period), options.batchSize(), shards);
        double loss = new DistributedLoss<>(objective, shards).applyAsDouble(fit.theta());
        var totals = fit.ledger().totals();
        double slowest = Arrays.stream(fit.ledger().column(r -> r.cost().slowestSeconds())).sum();
        rows.row(
            period,
            totals.get("rounds"),
            totals.get("bytesDown"),
            totals.get("bytesUp"),
            loss,
            totals.get("seconds"),
            totals.get("seconds") - slowest);
        curves.series("H = " + period, bytesSoFar(fit.ledger()), losses(fit.ledger()));
        run.report().metric("loss after one epoch, H = " + period, loss);
      }
    }
    run.report().add(rows).add(curves.logX().caption("The same loss for a fraction of the bytes."));
  }

  private static Fit onePass(
      Run run,
      LogisticRegression objective,
      Strategy strategy,
      int batchSize,
      SparkShards<ExampleBatch> shards) {
    long steps = Arrays.stream(shards.sizes()).max().orElseThrow() / batchSize + 1;
    return run.fit(
        strategy.name(),
        Trainer.of(objective, Optimizers.sgd(new Cosine(0.5, 0, steps)))
            .strategy(strategy)
            .batchSize(batchSize)
            .on(run.cluster())
            .within(Budget.epochs(1)),
        shards);
  }

  private static void overhead(Run run, Options options, int workers) {
    RoundOverhead measured = RoundOverhead.measure(run.cluster(), 1000, workers, options.rounds());
    run.report()
        .metric("median round of d = 1000, milliseconds", measured.medianSeconds() * 1e3)
        .claim(
            Claim.atMost(
                "round",
                "median overhead of a round of d = 1000, milliseconds",
                measured.medianOverheadSeconds() * 1e3,
                15));
  }

  private static double[] bytesSoFar(Ledger ledger) {
    double[] bytes = ledger.column(r -> r.cost().bytesUp());
    Arrays.parallelPrefix(bytes, Double::sum);
    return bytes;
  }

  private static double[] losses(Ledger ledger) {
    return ledger.column(Ledger.Round::loss);
  }
}
