package ch05_classification;

import ch05_classification.cascade.Cascade;
import ch05_classification.cascade.CascadeStart;
import ch05_classification.cascade.CascadeStart.Outcome;
import ch05_classification.cascade.StartsByWidth;
import ch05_classification.cascade.Xor;
import ch05_classification.logistic.Descent;
import ch05_classification.page.CascadePage;
import ch05_classification.table.ClassTable;
import ch05_classification.table.Confusion;
import ch05_classification.table.Standardised;
import ch05_classification.table.TableOptions;
import ch05_classification.table.VectorTable;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.error.BadInputException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.LogisticRegression;
import leeml.model.fitted.LogisticUnit;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.Search;
import leeml.spark.shard.SparkShards;
import leeml.spark.sum.ClassMoments;
import leeml.train.Fit;
import org.apache.spark.broadcast.Broadcast;

/**
 * Question: what can one logistic unit not do, and what can two of them in a row?
 *
 * <p>One unit cuts the plane with a line, and exclusive or has no line. A transformation of the
 * columns mends it: made by hand (distances to two corners), or by logistic units whose outputs are
 * the new columns, a = σ(W₁ᵀx + b₁), found together with the unit that cuts them by the chain rule
 * ({@link Cascade}): a neural network. With as few hidden units as can do it the loss has ends
 * where it stays; more units, fewer of them.
 *
 * <p>What moves: unit and cascade are trained by the chosen strategy, 4d bytes a worker each way a
 * round, d = 3 and 4h + 2. Before, every (h, start) is a trial, a Spark task over broadcast rows,
 * and the strategy gets the best start.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Classification: Logistic Regression”
 * (limitation of logistic regression, cascading logistic regression models). Data: generated; any
 * CSV with two classes by {@code --data}. Expect: half right by one unit, nearly all by two before
 * it, from most starts.
 */
@About(
    name = "ch05.cascade",
    rows = "5.8",
    summary = "Exclusive or: one unit fails, two layers succeed.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class CascadeJob implements Job<CascadeJob.Options> {

  private static final double LAMBDA = 1e-3;
  private static final double BEST_LINE = 0.76;
  private static final double SOLVED = 0.97;
  private static final double LEAST_GAIN = 0.05;

  /** The job's keys. */
  public record Options(
      TableOptions table,
      @Key("points that are generated, 40 … 1000000") int points,
      @Key("deviation of a point from its corner, 0 … 1") double noise,
      @Key("hidden units that are compared, each at least 1") List<Integer> widths,
      @Key("the width that the strategy trains, one of widths") int hidden,
      @Key("starts of each width, at least 1") int starts,
      @Key("rate of Adam, above 0") double rate,
      @Key("training rows of the trials at most, at least 20") int mostRows,
      Distribution distribution,
      @Key("full-batch steps, at least 1") int steps) {

    public Options {
      Legal.check("points", points, points >= 40 && points <= 1_000_000, "40 … 1000000");
      Require.probability("noise", noise);
      Legal.check(
          "widths", widths, !widths.isEmpty() && widths.stream().allMatch(h -> h >= 1), "≥ 1 each");
      Legal.check("hidden", hidden, widths.contains(hidden), "one of widths, " + widths);
      Require.atLeast("starts", starts, 1);
      Require.positive("rate", rate);
      Require.atLeast("most-rows", mostRows, 20);
      Require.atLeast("steps", steps, 1);
    }
  }

  public static void main(String[] args) {
    Launcher.main(CascadeJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (ClassTable table = table(run, o)) {
      if (table.classes().size() != 2) {
        throw new BadInputException(
            table.source().path(), "has %d classes, expected 2".formatted(table.classes().size()));
      }
      Standardised scale =
          new Standardised(ClassMoments.over(table.train(), table.width(), 2).together());
      StartsByWidth starts = search(run, o, table, scale);
      try (SparkShards<ExampleBatch> shards = shards(run, o, table, scale)) {
        LogisticUnit unit = new LogisticUnit(unit(run, o, scale, shards).theta(), scale.scale());
        Fit fit = cascade(run, o, starts.best(o.hidden), scale, shards);
        Cascade cascade = new Cascade(fit.theta(), scale, o.hidden);
        CascadePage page = new CascadePage(run, table, unit, cascade);
        measure(run.report(), o, table, unit, cascade, starts);
        page.write(fit, starts);
        if (o.table.data().isEmpty()) {
          byHand(run, o, table, page);
        }
      }
    }
  }

  private static ClassTable table(Run run, Options o) {
    return o.table.data().isEmpty()
        ? Xor.table(run, o.points, o.noise)
        : ClassTable.open(run, o.table.source());
  }

  private static StartsByWidth search(Run run, Options o, ClassTable table, Standardised scale) {
    List<CascadeStart> trials =
        o.widths.stream()
            .flatMap(
                h ->
                    IntStream.range(0, o.starts)
                        .mapToObj(s -> new CascadeStart(h, run.seed() + s, o.rate, o.steps)))
            .toList();
    Broadcast<Examples> shared =
        run.sc().broadcast(scale.examples(table.train().takeSample(false, o.mostRows, run.seed())));
    try (var progress = run.progress("widths × starts", trials.size(), "start")) {
      List<Outcome> outcomes =
          Search.run(run.sc(), trials, trial -> trial.run(shared.value()), progress::stepTo);
      return new StartsByWidth(trials, outcomes);
    } finally {
      shared.destroy();
    }
  }

  private static Descent descent(Options o) {
    return new Descent(o.distribution, o.steps, LAMBDA);
  }

  private static SparkShards<ExampleBatch> shards(
      Run run, Options o, ClassTable table, Standardised scale) {
    return descent(o).shards(run, VectorTable.of(run.spark(), scale.apply(table.train())));
  }

  private static Fit unit(
      Run run, Options o, Standardised scale, SparkShards<ExampleBatch> shards) {
    return descent(o)
        .fit(
            run,
            "one unit",
            new LogisticRegression(scale.width()),
            1,
            Descent.OF_ONE_UNIT * scale.steepest(),
            shards);
  }

  private static Fit cascade(
      Run run,
      Options o,
      CascadeStart start,
      Standardised scale,
      SparkShards<ExampleBatch> shards) {
    return run.fit("cascade", o.distribution.spread(start.trainer(scale.width()), run), shards);
  }

  private static void byHand(Run run, Options o, ClassTable table, CascadePage page) {
    try (ClassTable transformed = Xor.byHand(table)) {
      Standardised scale =
          new Standardised(ClassMoments.over(transformed.train(), 2, 2).together());
      try (SparkShards<ExampleBatch> shards = shards(run, o, transformed, scale)) {
        LogisticUnit unit = new LogisticUnit(unit(run, o, scale, shards).theta(), scale.scale());
        double accuracy = Confusion.of(transformed.judged(), 2, unit::classify).accuracy();
        run.report()
            .metric("accuracy.by-hand", accuracy)
            .claim(
                Claim.atLeast(
                    "5.8",
                    "one unit on columns transformed by hand: corners that it gets right, of 4",
                    Xor.cornersRight(unit),
                    4))
            .claim(
                Claim.atLeast(
                    "5.8",
                    "one unit on columns transformed by hand: accuracy above the best line's",
                    accuracy - BEST_LINE,
                    LEAST_GAIN));
        page.byHand(transformed, unit);
      }
    }
  }

  private static void measure(
      Report report,
      Options o,
      ClassTable table,
      LogisticUnit unit,
      Cascade cascade,
      StartsByWidth starts) {
    double one = Confusion.of(table.judged(), 2, unit::classify).accuracy();
    double two = Confusion.of(table.judged(), 2, cascade::classify).accuracy();
    report.metric("accuracy.one-unit", one).metric("accuracy.cascade", two);
    for (int width : o.widths) {
      report.metric("starts-solved.width-" + width, starts.solved(width, SOLVED));
    }
    if (!o.table.data().isEmpty()) {
      return;
    }
    int widest = o.widths.stream().max(Integer::compare).orElseThrow();
    report
        .claim(Claim.atMost("5.8", "one logistic unit: accuracy", one, BEST_LINE))
        .claim(Claim.atLeast("5.8", o.hidden + " units and one after them: accuracy", two, SOLVED))
        .claim(
            Claim.atLeast(
                "5.8",
                "%d units: share of starts that solve it".formatted(widest),
                starts.solved(widest, SOLVED),
                0.9));
    if (o.widths.contains(1)) {
      report.claim(
          Claim.atMost(
              "5.8",
              "one hidden unit: share of starts that solve it",
              starts.solved(1, SOLVED),
              0));
    }
  }
}
