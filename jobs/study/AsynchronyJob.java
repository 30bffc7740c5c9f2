package study;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Place;
import leeml.job.place.VirtualPlace;
import leeml.model.ExampleBatch;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.BarChart;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Pace;
import leeml.train.shard.Shards;
import leeml.train.shard.partition.Iid;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.server.AsynchronousElastic;
import leeml.train.strategy.server.BackupWorkers;
import leeml.train.strategy.server.Downpour;
import leeml.train.strategy.server.DynSgd;
import leeml.train.strategy.server.StaleSynchronous;
import study.trial.DigitOptions;
import study.trial.DigitTask;
import study.trial.Outcome;
import study.trial.Results;
import study.trial.Setting;
import study.trial.Trials;

/**
 * What does it bring not to wait for the slowest, and what does stale work cost?
 *
 * <p>Workers push to a parameter server whenever they are done and go on from what it has then. By
 * then others may have moved θ: the <i>staleness</i> of a push is the number of updates since its θ
 * was read, a worker's <i>lead</i> the rounds that it is ahead of the slowest. Downpour lets all
 * run, DynSGD divides a push by its staleness + 1, stale-synchronous lets nobody lead by more than
 * s rounds, AEASGD ties workers to the server by springs, and backup workers are waited for only as
 * far as they are needed. Machines are virtual and now and then slow, so that all see the same
 * stragglers and the seconds are those of their clock; the bound is checked on Spark too.
 *
 * <p>Every push and pull moves 4d bytes. Sources: Dean et al., NIPS 2012; Ho et al., NIPS 2013;
 * Jiang et al., SIGMOD 2017; Zhang et al., NIPS 2015; Chen et al., arXiv:1604.00981. Expect those
 * who do not wait to need fewer seconds for the same examples, and the bound to hold.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "study.asynchrony",
    rows = "D.3",
    summary = "Downpour, DynSGD, stale-synchronous, elastic: staleness, bound, seconds")
public final class AsynchronyJob implements Job<AsynchronyJob.Options> {

  /** The job's options. */
  public record Options(
      DigitOptions digits,
      @Key("rate of plain descent, above 0") double rate,
      @Key("the virtual cluster, with stragglers") Place cluster,
      @Key("bounds s of stale-synchronous descent, ascending") List<Integer> bounds,
      @Key("how many times the seconds of the loosest bound sync has to take at least")
          double slowdown) {

    public Options {
      Require.positive("rate", rate);
      Require.atLeast("number of bounds", bounds.size(), 1);
      if (!(cluster instanceof VirtualPlace)) {
        throw new IllegalArgumentException(
            "cluster is " + cluster.name() + ", expected virtual:workers=…");
      }
    }

    private VirtualPlace virtual() {
      return (VirtualPlace) cluster;
    }

    private int loosest() {
      return bounds.get(bounds.size() - 1);
    }
  }

  @Override
  public void run(Run run, Options options) {
    DigitTask task = DigitTask.read(run, options.digits());
    List<Results> results = Trials.run(run, task, settings(options));
    Ledger onSpark = boundOnSpark(run, options, task);
    claims(run, options, results, onSpark);
    page(run, options, results, onSpark);
  }

  private static List<Setting> settings(Options options) {
    int workers = options.digits().workers();
    Optimizer full = Optimizers.sgd(options.rate());
    Optimizer divided = Optimizers.sgd(options.rate() / workers);
    List<Setting> settings = new ArrayList<>();
    settings.add(Setting.of(new Synchronous(), full));
    for (int bound : options.bounds()) {
      settings.add(Setting.of(new StaleSynchronous(bound, 1), full));
    }
    settings.add(Setting.of(new Downpour(1, 1), divided).called("downpour, rate / K"));
    settings.add(Setting.of(new DynSgd(1), full));
    settings.add(Setting.of(new AsynchronousElastic(4, 0.9 / workers), full));
    settings.add(Setting.of(new BackupWorkers(1), full));
    return settings.stream().map(setting -> setting.under(options.virtual().conditions())).toList();
  }

  /** Real processes push when they are done: nobody has arranged their order. */
  private static Ledger boundOnSpark(Run run, Options options, DigitTask task) {
    Strategy strategy = new StaleSynchronous(options.bounds().get(0), 1);
    int workers = Math.min(options.digits().workers(), run.workers(0));
    Shards<ExampleBatch> shards = new Iid().cut(task.train(), workers, run.seed());
    Fit fit =
        run.fit(
            "on Spark",
            task.trainer(Optimizers.sgd(options.rate()), run.seed())
                .strategy(strategy)
                .on(run.cluster()),
            shards);
    return fit.ledger();
  }

  private static void claims(Run run, Options options, List<Results> results, Ledger onSpark) {
    long over = Long.MIN_VALUE;
    for (int bound : options.bounds()) {
      Results bounded = Trials.of(results, new StaleSynchronous(bound, 1).name());
      for (Outcome outcome : bounded.outcomes()) {
        over = Math.max(over, outcome.largestLead() - bound);
      }
    }
    Results free = Trials.of(results, "downpour, rate / K");
    long lead = free.outcomes().stream().mapToLong(Outcome::largestLead).min().orElseThrow();
    double loosest = seconds(Trials.of(results, new StaleSynchronous(options.loosest(), 1).name()));
    run.report()
        .claim(
            Claim.atMost("D.3", "rounds by which any lead exceeds its bound s", (double) over, 0))
        .claim(
            Claim.atMost(
                "D.3",
                "the same on Spark, s = " + options.bounds().get(0),
                (double) Pace.largest(pace(onSpark).lead()) - options.bounds().get(0),
                0))
        .claim(
            Claim.atLeast(
                "D.3",
                "lead of Downpour's workers, whom nothing binds, over the loosest bound",
                (double) lead - options.loosest(),
                1))
        .claim(
            Claim.atLeast(
                "D.3",
                "virtual seconds of sync over those of ssp:staleness=" + options.loosest(),
                seconds(results.get(0)) / loosest,
                options.slowdown()));
  }

  private static double seconds(Results results) {
    return results.over(Outcome::seconds).mean();
  }

  private static Pace pace(Ledger ledger) {
    return ledger.rounds().get(ledger.rounds().size() - 1).pace();
  }

  private static void page(Run run, Options options, List<Results> results, Ledger onSpark) {
    Table table =
        Table.of(
            "After %d epochs on %s".formatted(options.digits().epochs(), options.cluster().name()),
            "",
            "accuracy",
            "virtual seconds",
            "mean staleness",
            "largest lead");
    for (Results one : results) {
      table.row(
          one.label(),
          one.over(Outcome::last).text(),
          one.over(Outcome::seconds).text(),
          mean(sum(one, Outcome::staleness)),
          one.over(Outcome::largestLead).mean());
    }
    run.report()
        .heading("Not waiting")
        .add(table)
        .add(
            Trials.curves("Accuracy by epoch", results)
                .caption(
                    "By examples, stale work costs little here; the seconds are in the table."))
        .heading("How stale, how far ahead")
        .add(
            histogram(
                    "Staleness of pushes", "updates since θ was read", results, Outcome::staleness)
                .caption(
                    "With K equal workers about K − 1 updates lie between reading and pushing;"
                        + " stragglers make the tail."))
        .add(
            histogram("Lead of workers", "rounds ahead of the slowest", results, Outcome::lead)
                .caption("Each bound cuts its histogram off; without one the tail goes on."))
        .add(
            counts("Lead on Spark", "rounds ahead of the slowest", pace(onSpark).lead())
                .caption("ssp:staleness=%d, real workers.".formatted(options.bounds().get(0))));
  }

  private static BarChart histogram(
      String title,
      String unit,
      List<Results> results,
      Function<Outcome, SortedMap<Long, Long>> counts) {
    List<Results> served = results.stream().filter(one -> !sum(one, counts).isEmpty()).toList();
    long largest = served.stream().mapToLong(one -> Pace.largest(sum(one, counts))).max().orElse(0);
    String[] values = new String[(int) largest + 1];
    for (int value = 0; value <= largest; value++) {
      values[value] = String.valueOf(value);
    }
    BarChart chart = BarChart.of(title, unit, "count over all seeds").groups(values);
    for (Results one : served) {
      double[] bars = new double[values.length];
      sum(one, counts).forEach((value, count) -> bars[value.intValue()] = count);
      chart.bars(one.label(), bars);
    }
    return chart;
  }

  private static BarChart counts(String title, String unit, SortedMap<Long, Long> counts) {
    return BarChart.of(title, unit, "count")
        .groups(counts.keySet().stream().map(String::valueOf).toArray(String[]::new))
        .bars("count", counts.values().stream().mapToDouble(Long::doubleValue).toArray());
  }

  private static SortedMap<Long, Long> sum(
      Results results, Function<Outcome, SortedMap<Long, Long>> counts) {
    SortedMap<Long, Long> sum = new TreeMap<>();
    for (Outcome outcome : results.outcomes()) {
      counts.apply(outcome).forEach((value, count) -> sum.merge(value, count, Long::sum));
    }
    return sum;
  }

  private static Object mean(SortedMap<Long, Long> counts) {
    if (counts.isEmpty()) {
      return "–";
    }
    double sum =
        counts.entrySet().stream().mapToDouble(e -> (double) e.getKey() * e.getValue()).sum();
    return sum / counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(AsynchronyJob.class, args);
  }
}
