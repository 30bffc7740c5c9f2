package study.reproduced;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Place;
import leeml.job.place.VirtualPlace;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.train.strategy.server.StaleSynchronous;
import study.trial.DigitTask;
import study.trial.Outcome;
import study.trial.Results;
import study.trial.Setting;
import study.trial.Setting.Looks;
import study.trial.Trials;

/**
 * How far may the fast run ahead of the slow?
 *
 * <p>Workers of a server may be s rounds ahead of the slowest: with s = 0 all wait for all in every
 * round (bulk-synchronous), without a bound nobody waits (asynchronous). The rule that applies
 * their updates is the same for all ({@link StaleSynchronous}). Seconds are those of the virtual
 * clock.
 *
 * <p>Source: Ho et al., More effective distributed ML via a stale synchronous parallel parameter
 * server, NIPS 2013.
 */
public final class StaleSynchrony {

  private static final String ROW = "D.3";
  private static final int UNBOUNDED = Integer.MAX_VALUE;
  private static final double NEXT_TO_NOTHING = 1.1;

  /** Which bounds, on what machines. */
  public record Options(
      @Key("SSP: bounds s, ascending, the first 0; without a bound is added") List<Integer> bounds,
      @Key("SSP: the virtual cluster, with stragglers") Place stragglers,
      @Key("SSP: rate of plain descent, above 0") double staleRate,
      @Key("SSP: accuracy to reach, above 0 and below 1") double staleGoal,
      @Key("SSP: epochs between two looks at held-out digits, above 0") double lookEpochs) {

    public Options {
      Require.atLeast("number of bounds", bounds.size(), 2);
      if (bounds.get(0) != 0) {
        throw new IllegalArgumentException(
            "bounds begin with " + bounds.get(0) + ", expected 0, which is bulk-synchronous");
      }
      if (!(stragglers instanceof VirtualPlace)) {
        throw new IllegalArgumentException(
            "stragglers is " + stragglers.name() + ", expected virtual:workers=…");
      }
      Require.positive("stale-rate", staleRate);
      Require.probability("stale-goal", staleGoal);
      Require.positive("look-epochs", lookEpochs);
    }

    private VirtualPlace virtual() {
      return (VirtualPlace) stragglers;
    }
  }

  private StaleSynchrony() {}

  /** Runs and shows it. */
  public static void show(Run run, DigitTask task, Options options) {
    Optimizer descent = Optimizers.sgd(options.staleRate());
    Looks looks = new Looks(options.lookEpochs(), Double.POSITIVE_INFINITY);
    List<Setting> settings =
        Stream.concat(options.bounds().stream(), Stream.of(UNBOUNDED))
            .map(
                bound ->
                    Setting.of(new StaleSynchronous(bound, 1), descent)
                        .called(name(bound))
                        .under(options.virtual().conditions())
                        .lookedAt(looks))
            .toList();
    DigitTask sized = task.with(task.options().onWorkers(options.virtual().workers()));
    List<Results> results = Trials.run(run, sized, settings);
    claims(run, options, results);
    run.report()
        .heading("Stale-synchronous: how far ahead")
        .add(table(sized, options, results))
        .add(chart(results));
  }

  private static String name(int bound) {
    return switch (bound) {
      case 0 -> "s = 0, bulk-synchronous";
      case UNBOUNDED -> "no bound, asynchronous";
      default -> "s = " + bound;
    };
  }

  private static void claims(Run run, Options options, List<Results> results) {
    Results synchronous = results.get(0);
    Results loosest = results.get(results.size() - 2);
    Results free = results.get(results.size() - 1);
    double least =
        IntStream.range(1, results.size())
            .mapToDouble(i -> waiting(results.get(i - 1)) - waiting(results.get(i)))
            .min()
            .orElseThrow();
    run.report()
        .metric("ssp.seconds to the goal, s = 0", Reach.seconds(synchronous, options.staleGoal()))
        .metric(
            "ssp.seconds to the goal, loosest bound", Reach.seconds(loosest, options.staleGoal()))
        .metric("ssp.seconds to the goal, no bound", Reach.seconds(free, options.staleGoal()))
        .claim(
            Claim.atLeast(
                ROW, "SSP: share of time waited, over the next looser bound's, least", least, 0))
        .claim(
            Claim.atLeast(
                ROW,
                "SSP: virtual seconds to %s of s = 0 over those of s = %s"
                    .formatted(
                        options.staleGoal(), options.bounds().get(options.bounds().size() - 1)),
                Reach.seconds(synchronous, options.staleGoal())
                    / Reach.seconds(loosest, options.staleGoal()),
                1))
        .claim(
            Claim.atMost(
                ROW,
                "SSP: virtual seconds to %s of s = %s over those without a bound"
                    .formatted(
                        options.staleGoal(), options.bounds().get(options.bounds().size() - 1)),
                Reach.seconds(loosest, options.staleGoal())
                    / Reach.seconds(free, options.staleGoal()),
                NEXT_TO_NOTHING));
  }

  private static double waiting(Results results) {
    return results.over(Outcome::waiting).mean();
  }

  private static Table table(DigitTask task, Options options, List<Results> results) {
    Table table =
        Table.of(
            "%d epochs on %s".formatted(task.options().epochs(), options.stragglers().name()),
            "",
            "share waited",
            "virtual seconds",
            "largest lead",
            "steps to %s".formatted(options.staleGoal()),
            "seconds to %s".formatted(options.staleGoal()),
            "accuracy");
    for (Results one : results) {
      table.row(
          one.label(),
          one.over(Outcome::waiting).text(),
          one.over(Outcome::seconds).text(),
          one.over(Outcome::largestLead).mean(),
          Reach.cell(Reach.steps(one, options.staleGoal())),
          Reach.cell(Reach.seconds(one, options.staleGoal())),
          one.over(Outcome::last).text());
    }
    return table;
  }

  private static LineChart chart(List<Results> results) {
    LineChart chart =
        LineChart.of(
                "Accuracy by time, first seed",
                "virtual seconds",
                "share of held-out digits read rightly")
            .caption(
                "By steps the curves would lie close together; what parts them is the time spent"
                    + " waiting for a machine that is slow in this round.");
    for (Results one : results) {
      Outcome first = one.outcomes().get(0);
      chart.series(one.label(), first.clock(), first.accuracy());
    }
    return chart;
  }
}
