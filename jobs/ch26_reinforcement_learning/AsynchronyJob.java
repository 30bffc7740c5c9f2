package ch26_reinforcement_learning;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.report.Claim;
import leeml.report.Digits;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.rl.algorithm.ActorCriticLoss;
import leeml.rl.env.CartPole;
import leeml.rl.policy.ActorCritic;
import leeml.sim.Compute;
import leeml.sim.Conditions;
import leeml.sim.Network;
import leeml.sim.VirtualCluster;
import leeml.train.cluster.Cluster;
import leeml.train.strategy.server.Downpour;

/**
 * What do more asynchronous workers buy, and what does staleness take back?
 *
 * <p>A3C on CartPole-v1 to a mean return of 475, by the number of workers: on this session's
 * executors as far as they go, and on the virtual cluster, whose workers really learn under a clock
 * that says what machines of this kind would have taken. The return is that of drawn actions: a
 * greedy policy has moments of luck in the first thousand steps. The clock is set by the run with
 * one worker: its seconds at work a step of the environment, half of its seconds a push that were
 * not work as the network's latency α, the server's seconds a push as 1/γ; β is that of a link of 1
 * Gbit/s. With K workers a gradient waits for about K − 1 others to be applied, which is its
 * staleness.
 *
 * <p>Distribution: the parameter server, 4d bytes up and down a push. Source: Mnih et al.,
 * Asynchronous methods for deep reinforcement learning, ICML 2016, table 2: A3C reaches a fixed
 * score 2.1, 3.7, 6.9 and 12.5 times as soon with 2, 4, 8 and 16 threads, in the mean over seven
 * Atari games. Expect: steps a second near K times as many until the server's link is full; time to
 * 475 less than that.
 */
@About(
    name = "ch26.asynchrony",
    rows = "26.3",
    summary = "A3C by workers: 1 and 2 measured, 1 to 16 on the virtual cluster, the paper's table")
@SuppressWarnings("rawtypes") // a service is named by its raw class
@AutoService(Job.class)
public final class AsynchronyJob implements Job<AsynchronyJob.Options> {

  private static final double GIGABIT = 125e6;
  private static final double[] PAPER_THREADS = {1, 2, 4, 8, 16};
  private static final double[] PAPER_SPEED_UP = {1, 2.1, 3.7, 6.9, 12.5};

  /** The job's keys. */
  public record Options(
      @Key("numbers of workers on executors, the first of them 1") List<Integer> measured,
      @Key("numbers of workers on the virtual cluster, the first of them 1") List<Integer> virtual,
      @Key("widths of the hidden layers of actor and critic") List<Integer> hidden,
      @Key("makes the server's steps") Optimizer optimizer,
      @Key("n: steps of the environment a push, at least 1") int steps,
      @Key("steps of the environment at most, over all workers") long mostSteps,
      @Key("how often a return is taken on the way, at least 1") int looks,
      @Key("mean return that is to be reached") double target,
      @Key("coefficient of variation of a worker's time a push, at least 0") double spread,
      @Key("runs of each, at least 1; medians are compared") int seeds,
      @Key("least speed-up in steps a second that is claimed of the most virtual workers")
          double least) {

    /** Checks the ranges. */
    public Options {
      if (measured.isEmpty() || virtual.isEmpty() || measured.get(0) != 1 || virtual.get(0) != 1) {
        throw new IllegalArgumentException(
            "measured = %s, virtual = %s, expected the first of both to be 1"
                .formatted(measured, virtual));
      }
      if (steps < 1 || mostSteps < 1 || looks < 1 || seeds < 1) {
        throw new IllegalArgumentException(
            "steps = %d, most-steps = %d, looks = %d, seeds = %d, expected at least 1"
                .formatted(steps, mostSteps, looks, seeds));
      }
    }
  }

  /** A number of workers with its runs. */
  private record Team(int workers, List<Training> runs) {
    double median(java.util.function.ToDoubleFunction<Training> value) {
      double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
      return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    double stepsPerSecond() {
      return median(run -> run.steps() / run.total("seconds"));
    }
  }

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(AsynchronyJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    List<Team> measured = new ArrayList<>();
    for (int workers : o.measured()) {
      if (workers <= run.workers(0)) {
        measured.add(team(run, o, workers, run.cluster(), "Spark"));
      } else {
        run.say("%d workers left out: the session runs %d".formatted(workers, run.workers(0)));
      }
    }
    Conditions conditions = conditions(run, o, measured.get(0));
    List<Team> virtual = new ArrayList<>();
    for (int workers : o.virtual()) {
      Cluster cluster = new VirtualCluster(conditions, run.seed());
      virtual.add(team(run, o, workers, cluster, "virtual"));
    }
    claims(run, o, measured, virtual);
    show(run, o, measured, virtual);
  }

  private static Team team(Run run, Options o, int workers, Cluster cluster, String where) {
    ActorCritic net = net(o);
    GradientTraining training =
        new GradientTraining(
            CartPole::new,
            net,
            new ActorCriticLoss(net, new ActorCriticLoss.Weights(0.99, 1, 0.5, 0.01)),
            Optimizer.chain(Optimizers.clipByNorm(0.5), o.optimizer()),
            new Downpour(1, 1),
            workers,
            1,
            o.steps(),
            o.mostSteps(),
            GradientTraining.Look.SAMPLED,
            o.looks(),
            o.target());
    List<Training> runs =
        LongStream.range(run.seed(), run.seed() + o.seeds())
            .mapToObj(
                seed ->
                    training.run(
                        (trainer, shards) ->
                            run.fit(
                                "%d workers, %s, seed %d".formatted(workers, where, seed),
                                trainer,
                                shards),
                        cluster,
                        1,
                        seed))
            .toList();
    return new Team(workers, runs);
  }

  private static ActorCritic net(Options o) {
    return ActorCritic.of(new CartPole(), o.hidden());
  }

  /** Machines and a network like those that one worker has just had. */
  private static Conditions conditions(Run run, Options o, Team one) {
    double pushes = one.median(each -> each.steps() / o.steps());
    double work = one.median(each -> each.total("computeSeconds") / each.steps());
    double apply = one.median(each -> each.total("aggregateSeconds")) / pushes;
    double rest = one.median(Training::moveSeconds) / pushes - apply;
    double bytes = 4.0 * net(o).size();
    double latency = Math.max(0, rest / 2 - bytes / GIGABIT);
    run.say(
        "one worker: %.1f µs of work a step, %.0f µs a push to and fro, %.1f µs at the server"
            .formatted(work * 1e6, rest * 1e6, apply * 1e6));
    run.report()
        .metric("work-micros-per-step", work * 1e6)
        .metric("latency-micros", latency * 1e6)
        .metric("server-micros-per-push", apply * 1e6);
    double added = apply > 0 ? bytes / apply : Double.POSITIVE_INFINITY;
    Compute compute =
        new Compute(0, work, o.spread(), Compute.Stragglers.NONE, Compute.Failures.NONE);
    return Conditions.of(compute).on(new Network(latency, GIGABIT, added));
  }

  private static void claims(Run run, Options o, List<Team> measured, List<Team> virtual) {
    Team last = virtual.get(virtual.size() - 1);
    run.report()
        .claim(
            Claim.atLeast(
                "26.3",
                "virtual cluster: steps a second, %d workers over 1".formatted(last.workers()),
                last.stepsPerSecond() / virtual.get(0).stepsPerSecond(),
                o.least()))
        .claim(
            Claim.atMost(
                "26.3",
                "mean staleness with %d virtual workers".formatted(last.workers()),
                last.median(Training::staleness),
                last.workers() - 1));
    if (!run.smoke()) {
      run.report()
          .claim(
              Claim.atLeast(
                  "26.3",
                  "virtual seconds to %s: 1 worker over %d"
                      .formatted(Digits.of(o.target()), last.workers()),
                  virtual.get(0).median(each -> each.secondsTo(o.target()))
                      / last.median(each -> each.secondsTo(o.target())),
                  2));
    }
    measured.forEach(team -> metrics(run, o, "measured", team));
    virtual.forEach(team -> metrics(run, o, "virtual", team));
  }

  private static void metrics(Run run, Options o, String where, Team team) {
    String name = where + "-" + team.workers();
    double to = team.median(each -> each.secondsTo(o.target()));
    run.report()
        .metric(name + ".steps-per-second", team.stepsPerSecond())
        .metric(name + ".staleness", team.median(Training::staleness));
    if (Double.isFinite(to)) {
      run.report().metric(name + ".seconds-to-target", to);
    }
  }

  private static void show(Run run, Options o, List<Team> measured, List<Team> virtual) {
    run.report()
        .add(table(o, "On executors", measured))
        .add(table(o, "On the virtual cluster", virtual))
        .add(
            speedUps(o, measured, virtual)
                .caption(
                    "Against one worker of the same kind; medians of %d seeds. Steps a second say what the machines do, seconds to %s what learning makes of it."
                        .formatted(o.seeds(), Digits.of(o.target()))));
  }

  private static Table table(Options o, String title, List<Team> teams) {
    Table table =
        Table.of(
            title,
            "workers",
            "seconds to " + Digits.of(o.target()),
            "speed-up",
            "paper's speed-up",
            "steps to the end",
            "steps/s",
            "mean staleness");
    double one = teams.get(0).median(each -> each.secondsTo(o.target()));
    for (Team team : teams) {
      double to = team.median(each -> each.secondsTo(o.target()));
      table.row(
          team.workers(),
          to,
          one / to,
          paper(team.workers()),
          team.median(Training::steps),
          team.stepsPerSecond(),
          team.median(Training::staleness));
    }
    return table;
  }

  /** The paper's speed-up; NaN where it has none. */
  private static double paper(int workers) {
    int at = Arrays.binarySearch(PAPER_THREADS, workers);
    return at < 0 ? Double.NaN : PAPER_SPEED_UP[at];
  }

  private static LineChart speedUps(Options o, List<Team> measured, List<Team> virtual) {
    LineChart chart =
        LineChart.of("Speed-up by workers", "workers", "times one worker").logX().logY().markers();
    chart.series("paper, time to a score", PAPER_THREADS, PAPER_SPEED_UP);
    Team one = virtual.get(0);
    double[] x = virtual.stream().mapToDouble(Team::workers).toArray();
    chart.series(
        "virtual, steps a second",
        x,
        virtual.stream().mapToDouble(t -> t.stepsPerSecond() / one.stepsPerSecond()).toArray());
    double first = one.median(each -> each.secondsTo(o.target()));
    List<Team> arrived =
        virtual.stream()
            .filter(t -> Double.isFinite(t.median(each -> each.secondsTo(o.target()))))
            .toList();
    if (Double.isFinite(first)) {
      chart.series(
          "virtual, time to " + Digits.of(o.target()),
          arrived.stream().mapToDouble(Team::workers).toArray(),
          arrived.stream()
              .mapToDouble(t -> first / t.median(each -> each.secondsTo(o.target())))
              .toArray());
    }
    chart.series(
        "measured, steps a second",
        measured.stream().mapToDouble(Team::workers).toArray(),
        measured.stream()
            .mapToDouble(t -> t.stepsPerSecond() / measured.get(0).stepsPerSecond())
            .toArray());
    return chart;
  }
}
