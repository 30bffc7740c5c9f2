package study;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.averaging.Bmuf;
import leeml.train.strategy.averaging.DiLoCo;
import leeml.train.strategy.averaging.ElasticAveraging;
import leeml.train.strategy.averaging.Gossip;
import leeml.train.strategy.averaging.Graph;
import study.trial.DigitOptions;
import study.trial.DigitTask;
import study.trial.Results;
import study.trial.Setting;
import study.trial.Trials;

/**
 * What can a centre do with the workers' movements but take their mean, and can it be left out?
 *
 * <p>BMUF gives the mean movement a momentum, DiLoCo makes it the gradient of an outer Nesterov
 * descent, elastic averaging ties workers to the centre by springs and lets them stay apart, and
 * gossip has no centre: workers average with their neighbours. Each is first held against its
 * paper's recurrence, written out in double precision on a small least squares problem ({@link
 * Recurrences}), after some rounds on Spark; then all train the same network on digits.
 *
 * <p>All but gossip move 4d bytes down and up a worker and round; gossip moves 4d to each neighbour
 * and nothing to the driver. Sources: Chen and Huo, ICASSP 2016; Douillard et al.,
 * arXiv:2311.08105; Zhang, Choromanska, LeCun, NIPS 2015; Lian et al., NIPS 2017. Expect the
 * recurrences to agree to rounding, and all to come close to local SGD on digits.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "study.elastic-and-outer",
    rows = "D.2",
    summary = "BMUF, DiLoCo, elastic averaging and gossip: their recurrences, and digits")
public final class ElasticAndOuterJob implements Job<ElasticAndOuterJob.Options> {

  private static final double TOLERANCE = 1e-5;
  private static final double SMALL_RATE = 0.1;
  private static final int SMALL_PERIOD = 3;
  private static final int COLUMNS = 4;
  private static final int ROWS = 24;

  /** The job's options. */
  public record Options(
      DigitOptions digits,
      @Key("rate of plain descent on digits, above 0") double rate,
      @Key("strategies compared on digits; the first is what the others are held against")
          List<Strategy> strategies,
      @Key("rounds on the small problem, at least 1") int rounds,
      @Key("points of accuracy that each may end below the first") double margin) {

    public Options {
      Require.positive("rate", rate);
      Require.atLeast("number of strategies", strategies.size(), 2);
      Require.atLeast("rounds", rounds, 1);
    }
  }

  @Override
  public void run(Run run, Options options) {
    recurrences(run, options);
    DigitTask task = DigitTask.read(run, options.digits());
    List<Setting> settings =
        options.strategies().stream()
            .map(strategy -> Setting.of(strategy, Optimizers.sgd(options.rate())))
            .toList();
    List<Results> results = Trials.run(run, task, settings);
    double worst = results.stream().mapToDouble(Results::accuracy).min().orElseThrow();
    run.report()
        .claim(
            Claim.atLeast(
                "D.2",
                "points of accuracy of the worst of them minus " + results.get(0).label(),
                100 * (worst - results.get(0).accuracy()),
                -options.margin()))
        .heading("On digits")
        .add(Trials.table("After %d epochs".formatted(options.digits().epochs()), results))
        .add(
            Trials.curves("Accuracy by epoch", results)
                .caption(
                    "Outer momentum carries the centre on between rounds; springs and rings let"
                        + " workers stay apart and cost a little at the start."));
  }

  private static void recurrences(Run run, Options options) {
    int workers = options.digits().workers();
    List<Examples> shards = problems(workers, run.seed());
    Recurrences paper = new Recurrences(shards, SMALL_RATE, SMALL_PERIOD);
    int rounds = options.rounds();
    double alpha = 0.6 / workers;
    Table table =
        Table.of(
            "θ after %d rounds of %d steps, %d workers on Spark"
                .formatted(rounds, SMALL_PERIOD, workers),
            "",
            "largest difference from the paper's recurrence");
    compare(
        run, table, shards, rounds, new Bmuf(SMALL_PERIOD, 0.5, 0.9), paper.bmuf(rounds, 0.5, 0.9));
    compare(
        run,
        table,
        shards,
        rounds,
        new DiLoCo(SMALL_PERIOD, 0.4, 0.6),
        paper.diLoCo(rounds, 0.4, 0.6));
    compare(
        run,
        table,
        shards,
        rounds,
        ElasticAveraging.of(SMALL_PERIOD, alpha),
        paper.elastic(rounds, alpha, workers * alpha));
    compare(
        run, table, shards, rounds, new Gossip(Graph.RING, SMALL_PERIOD), paper.gossipRing(rounds));
    run.report().heading("The papers' recurrences").add(table);
  }

  private static void compare(
      Run run,
      Table table,
      List<Examples> shards,
      int rounds,
      Strategy strategy,
      double[] expected) {
    Shards<leeml.model.ExampleBatch> cut = Shards.of(shards.stream().map(Shard::of).toList());
    float[] theta =
        Trainer.of(new LinearRegression(COLUMNS), Optimizers.sgd(SMALL_RATE))
            .startingAt(new float[COLUMNS + 1])
            .strategy(strategy)
            .on(run.cluster())
            .within(Budget.steps((long) rounds * SMALL_PERIOD))
            .fit(cut)
            .theta();
    double largest = 0;
    for (int k = 0; k < theta.length; k++) {
      largest = Math.max(largest, Math.abs(theta[k] - expected[k]));
    }
    table.row(strategy.name(), largest);
    run.report()
        .claim(
            Claim.atMost(
                "D.2",
                "θ of %s on Spark minus the paper's recurrence".formatted(strategy.name()),
                largest,
                TOLERANCE));
  }

  /** A least squares problem for each worker, each with a solution of its own. */
  private static List<Examples> problems(int workers, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Examples> problems = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      float[] values = new float[ROWS * COLUMNS];
      float[] targets = new float[ROWS];
      for (int i = 0; i < ROWS; i++) {
        for (int j = 0; j < COLUMNS; j++) {
          values[i * COLUMNS + j] = (float) random.nextGaussian();
          targets[i] += (j + worker) * values[i * COLUMNS + j];
        }
      }
      problems.add(Examples.dense(values, COLUMNS, targets));
    }
    return problems;
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(ElasticAndOuterJob.class, args);
  }
}
