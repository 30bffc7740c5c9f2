package ch26_reinforcement_learning;

import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.rl.EnvironmentFactory;
import leeml.rl.algorithm.Dqn;
import leeml.rl.rollout.Collector;
import leeml.spark.Search;
import leeml.spark.rollout.SparkCollector;

/**
 * Can a network learn what actions are worth, from what it has played, long ago too?
 *
 * <p>Q_θ(s, a) is pulled towards y = r + γ max_a′ Q(s′, a′; θ⁻) ({@link Dqn}). Two things hold that
 * together: a replay, from which batches are drawn that do not all come from one moment, and a
 * target network θ⁻, a copy that stands still for a while, so that the target does not run away
 * from those who follow it. Played is what is best by Q, except for a share ε of random actions.
 *
 * <p>Distribution: (θ, ε) is broadcast each round, K executors play as a Spark task each, what they
 * played comes back to the driver, where replay and learner are: 4(d + 1) bytes down, about 33
 * bytes a step of CartPole up. The seeds are run side by side instead, a Spark task each with its
 * rollouts in its own thread, which gives the same θ bit for bit: the job checks that on the first
 * seed.
 *
 * <p>Source: Hung-yi Lee, Deep Reinforcement Learning, Q-learning and its tips; Mnih et al., Nature
 * 518 (2015). Environment: CartPole-v1 by Gymnasium's equations. Expect: a long plateau, then 500.
 * Shorter runs without the target network and without the replay stand beside; no claim is made of
 * them. CleanRL's DQN comes to 489 ± 16 in 500 000 steps.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch26.dqn",
    rows = "26.6",
    summary = "Q-learning with a network, replay and target network: CartPole to 475")
public final class DqnJob implements Job<DqnJob.Options> {

  private static final String ROW = "26.6";
  private static final String FULL = "DQN";

  /** The job's keys. */
  public record Options(
      @Key("what is played; its actions are discrete") EnvironmentFactory environment,
      @Key("widths of the hidden layers") List<Integer> hidden,
      @Key("γ, 0 to 1") double gamma,
      @Key("rate of Adam, above 0") double rate,
      @Key("steps of an update, at least 1") int batch,
      @Key("updates for every step played, above 0") double updatesPerStep,
      @Key("updates between two copies into the target network, at least 1") int targetPeriod,
      @Key("steps that the replay holds, at least the batch") int capacity,
      @Key("steps played before the first update, at least the batch") int warmUp,
      @Key("ε in the end, 0 to 1") double leastEpsilon,
      @Key("steps in which ε falls from 1 to that, at least 1") int exploration,
      @Key("norm above which a gradient is scaled down, above 0") double gradientNorm,
      @Key("workers that play, 0 for all cores") int workers,
      @Key("steps of all workers in a round, at least one each") int stepsPerRound,
      @Key("steps of the environment at most, over all workers") long mostSteps,
      @Key("steps between two returns taken on the way, at least 1") int stepsPerLook,
      @Key("mean return on the way that ends a run") double target,
      @Key("runs, side by side, at least 1") int seeds,
      @Key("episodes of the evaluation afterwards, at least 1") int episodes,
      @Key("steps of the runs without replay and without target network; 0 to leave them out")
          long ablationSteps,
      @Key("steps of the run on executors that is compared bit for bit, at least 1")
          long distributedSteps,
      @Key("mean return that is claimed") double least) {

    /** Checks the ranges; those of the learner are checked where it is made. */
    public Options {
      hidden.forEach(width -> Require.atLeast("hidden", width, 1));
      Require.atLeast("workers", workers, 0);
      Require.atLeast("steps-per-round", stepsPerRound, 1);
      Require.atLeast("most-steps", mostSteps, 1);
      Require.atLeast("steps-per-look", stepsPerLook, 1);
      Require.atLeast("seeds", seeds, 1);
      Require.atLeast("episodes", episodes, 1);
      Require.atLeast("ablation-steps", ablationSteps, 0);
      Require.atLeast("distributed-steps", distributedSteps, 1);
    }

    private Dqn.Options learner(int otherTargetPeriod, int otherCapacity) {
      return new Dqn.Options(
          gamma,
          rate,
          batch,
          updatesPerStep,
          otherTargetPeriod,
          otherCapacity,
          warmUp,
          leastEpsilon,
          exploration,
          gradientNorm);
    }
  }

  private record Trial(String name, DqnTraining training, int episodes, long seed)
      implements Serializable {

    Training run() {
      return training.run(episodes, seed);
    }
  }

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(DqnJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    DqnTraining training = training(run, o);
    Map<String, List<Training>> runs = sideBySide(run, o, training);
    Training distributed = distributed(run, o, training);
    Training alone = training.within(o.distributedSteps()).run(o.episodes(), run.seed());
    claims(run, o, runs.get(FULL), distributed, alone);
    DqnPage page = new DqnPage(run.report());
    page.curves(runs);
    page.film(training, runs.get(FULL));
    page.costs(distributed);
    run.ledger(distributed.ledger().totals());
  }

  private static DqnTraining training(Run run, Options o) {
    int workers = run.workers(o.workers());
    return new DqnTraining(
        o.environment(),
        o.hidden().stream().mapToInt(Integer::intValue).toArray(),
        o.learner(o.targetPeriod(), o.capacity()),
        workers,
        Math.max(1, o.stepsPerRound() / workers),
        o.mostSteps(),
        o.stepsPerLook(),
        o.target());
  }

  private static Map<String, List<Training>> sideBySide(Run run, Options o, DqnTraining training) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < o.seeds(); i++) {
      long seed = run.seed() + i;
      trials.add(new Trial(FULL, training, o.episodes(), seed));
      if (o.ablationSteps() > 0) {
        DqnTraining shorter = training.within(o.ablationSteps());
        DqnTraining noTarget = shorter.with(o.learner(1, o.capacity()));
        DqnTraining noReplay =
            shorter.with(o.learner(o.targetPeriod(), Math.max(o.batch(), o.stepsPerRound())));
        trials.add(new Trial("without target network", noTarget, o.episodes(), seed));
        trials.add(new Trial("without replay", noReplay, o.episodes(), seed));
      }
    }
    List<Training> done;
    try (var progress = run.progress("seeds", trials.size(), "run")) {
      done = Search.run(run.sc(), trials, Trial::run, progress::stepTo);
    }
    Map<String, List<Training>> runs = new LinkedHashMap<>();
    for (int i = 0; i < done.size(); i++) {
      runs.computeIfAbsent(trials.get(i).name(), name -> new ArrayList<>()).add(done.get(i));
    }
    return runs;
  }

  private static Training distributed(Run run, Options o, DqnTraining training) {
    DqnTraining shorter = training.within(o.distributedSteps());
    try (var progress = run.progress("rollouts on executors", shorter.mostSteps(), "step");
        Collector collector = new SparkCollector(run.sc(), shorter.plan(run.seed()))) {
      return shorter.run(
          collector, o.episodes(), run.seed(), round -> progress.stepTo(round.step()));
    }
  }

  private static void claims(
      Run run, Options o, List<Training> runs, Training distributed, Training alone) {
    double mean = LearningCurves.spread(runs, each -> each.greedy().mean()).mean();
    double steps = distributed.steps();
    run.report()
        .metric("return.greedy", mean)
        .metric("return.sampled", LearningCurves.spread(runs, each -> each.sampled().mean()).mean())
        .metric("return.worstSeed", LearningCurves.worstGreedy(runs))
        .metric("steps", LearningCurves.spread(runs, Training::steps).mean())
        .metric("executors.stepsPerSecond", steps / distributed.total("seconds"))
        .metric("executors.bytesUpPerStep", distributed.total("bytesUp") / steps)
        .claim(
            Claim.atLeast(
                ROW,
                "mean return of %d greedy episodes over %d seeds (CleanRL: 489 ± 16)"
                    .formatted(o.episodes(), o.seeds()),
                mean,
                o.least()))
        .claim(
            Claim.atMost(
                ROW,
                "rollouts on executors and in one thread: numbers of θ that differ",
                distributed.differing(alone),
                0));
  }
}
