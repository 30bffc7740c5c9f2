package ch26_reinforcement_learning;

import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.chart.LineChart;
import leeml.rl.Checked;
import leeml.rl.Environment;
import leeml.rl.EnvironmentFactory;
import leeml.rl.Evaluation;
import leeml.rl.algorithm.Learner;
import leeml.rl.algorithm.OnPolicy;
import leeml.rl.algorithm.PpoClip;
import leeml.rl.algorithm.PpoPenalty;
import leeml.rl.algorithm.Settings;
import leeml.rl.algorithm.Trpo;
import leeml.rl.policy.ActorCritic;
import leeml.rl.rollout.Collector;
import leeml.rl.rollout.RolloutPlan;
import leeml.rl.rollout.SerialCollector;
import leeml.spark.rollout.SparkCollector;
import leeml.train.Ledger;
import leeml.train.Validation;

/**
 * How far may a policy move from the one that played?
 *
 * <p>One rollout serves several steps if the new policy is not too different from the one that made
 * it: with r_t = π_θ(a_t|s_t) / π_old(a_t|s_t),
 *
 * <ul>
 *   <li>TRPO: max mean r Â subject to mean KL(π_old ‖ π_θ) ≤ δ, by conjugate gradient and a line
 *       search ({@link Trpo});
 *   <li>PPO: max mean r Â − κ KL, κ doubled and halved to keep KL near δ ({@link PpoPenalty});
 *   <li>PPO2: max mean min(r Â, clip(r, 1 − ε, 1 + ε) Â) ({@link PpoClip}).
 * </ul>
 *
 * <p>Distribution: rollouts. θ is broadcast each iteration, every worker plays its lanes on as one
 * Spark task, the rollouts come to the driver, which learns: 4d bytes down and about 4 (w + 2) a
 * step of the environment up, w the width of an observation. The seeds are run side by side, a
 * Spark task each with its rollouts in its own thread; a shorter run has them on executors, and no
 * number of θ may differ.
 *
 * <p>Source: Hung-yi Lee, Deep Reinforcement Learning: from on-policy to off-policy, PPO; Schulman
 * et al., ICML 2015 and arXiv:1707.06347. CleanRL's PPO has 490 ± 6 after 500 000 steps of
 * CartPole-v1 (Huang et al., JMLR 23, 2022). Expect: all three at 475 and more well before that;
 * TRPO never above δ, PPO around it, PPO2 free but small.
 */
@About(
    name = "ch26.trust-region",
    rows = "26.5",
    summary = "TRPO, PPO with a penalty, PPO2 with clipping: divergence, clipping, CartPole to 475")
@SuppressWarnings("rawtypes") // a service is named by its raw class
@AutoService(Job.class)
public final class TrustRegionJob implements Job<TrustRegionJob.Options> {

  private static final String METRIC = "mean return";
  private static final long MOST_STEPS = 500_000;
  private static final long LOOK_SEED = 1_000_003;
  private static final long EVALUATION_SEED = 2_000_003;

  /** The job's keys. */
  public record Options(
      @Key("what is played; its actions are discrete") EnvironmentFactory environment,
      @Key("workers that play, 0 for all cores") int workers,
      @Key("environments of a worker, at least 1") int lanes,
      @Key("steps of each environment in an iteration, at least 1") int steps,
      @Key("widths of the hidden layers of actor and critic") List<Integer> hidden,
      @Key("rate of Adam, above 0") double rate,
      @Key("passes over a rollout, at least 1") int epochs,
      @Key("steps of the environment in a minibatch, at least 1") int minibatch,
      @Key("β of both PPO, weight of the entropy, at least 0") double entropy,
      @Key("δ of TRPO and PPO, in nats, above 0") double divergence,
      @Key("ε of PPO2, above 0") double clip,
      @Key("steps of the environment at most, up to 500000") long mostSteps,
      @Key("iterations between two looks at the return, at least 1") int lookEvery,
      @Key("mean return of sampled episodes on the way that ends a run") double target,
      @Key("runs of each learner, at least 1") int seeds,
      @Key("steps of the run on executors, at least 1") long distributedSteps,
      @Key("episodes of the evaluation afterwards, at least 1") int episodes,
      @Key("mean return that is claimed") double least)
      implements Serializable {

    /** Checks the ranges. */
    public Options {
      if (workers < 0 || lookEvery < 1 || seeds < 1 || episodes < 1) {
        throw new IllegalArgumentException(
            "workers = %d, look-every = %d, seeds = %d, episodes = %d, expected 0, then at least 1"
                .formatted(workers, lookEvery, seeds, episodes));
      }
      if (mostSteps < 1 || mostSteps > MOST_STEPS) {
        throw new IllegalArgumentException(
            "most-steps = %d, expected 1 to %d".formatted(mostSteps, MOST_STEPS));
      }
    }
  }

  /** The learners. */
  private enum Kind {
    TRPO,
    PPO,
    PPO2
  }

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(TrustRegionJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    int workers = run.workers(o.workers());
    Map<String, SideBySide.Learning> learners = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      learners.put(
          kind.name(),
          seed -> {
            RolloutPlan plan = plan(o, workers, seed);
            try (Collector collector = new SerialCollector(plan)) {
              return train(o, kind, plan, collector, o.mostSteps(), o.target());
            }
          });
    }
    Map<String, List<Training>> runs = SideBySide.runs(run, learners, o.seeds());
    claims(run, o, runs);
    Training distributed = whereverPlayed(run, o, workers);
    show(run, o, runs);
    run.ledger(distributed.ledger().totals());
  }

  private static RolloutPlan plan(Options o, int workers, long seed) {
    ActorCritic net = ActorCritic.of(o.environment().create(), o.hidden());
    return new RolloutPlan(o.environment(), net, workers, o.lanes(), o.steps(), seed);
  }

  private static Learner learner(Options o, Kind kind, ActorCritic net) {
    Settings s =
        new Settings(0.99, 0.95, o.rate(), o.epochs(), o.minibatch(), 0.5, o.entropy(), 0.5);
    return switch (kind) {
      case TRPO -> new Trpo(net, s, o.divergence());
      case PPO -> new PpoPenalty(net, s, o.divergence(), 1);
      case PPO2 -> new PpoClip(net, s, o.clip());
    };
  }

  private static Training train(
      Options o, Kind kind, RolloutPlan plan, Collector collector, long steps, double target) {
    ActorCritic net = ActorCritic.of(o.environment().create(), o.hidden());
    Environment world = Checked.of(o.environment().create(), 0);
    Validation look =
        Validation.higher(
                METRIC,
                at ->
                    Evaluation.of(
                            world, net.sampling(at), GradientTraining.LOOK_EPISODES, LOOK_SEED)
                        .mean())
            .every(o.lookEvery());
    float[] theta = net.initial(plan.seed());
    // The last iteration is not to pass the limit.
    long most = Math.max(1, steps - plan.stepsPerIteration() + 1);
    long start = System.nanoTime();
    Ledger ledger =
        new OnPolicy(collector, learner(o, kind, net), plan.seed())
            .run(theta, most, look, target, round -> {});
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new Training(
        plan.seed(),
        theta,
        Evaluation.of(world, net.greedy(theta), o.episodes(), EVALUATION_SEED),
        Evaluation.of(world, net.sampling(theta), o.episodes(), EVALUATION_SEED),
        ledger,
        METRIC,
        seconds);
  }

  /** PPO2 once more with its rollouts on executors, and in this thread. */
  private static Training whereverPlayed(Run run, Options o, int workers) {
    RolloutPlan plan = plan(o, workers, run.seed());
    long steps = o.distributedSteps();
    double toTheEnd = Double.POSITIVE_INFINITY;
    try (Collector executors = new SparkCollector(run.sc(), plan);
        Collector thread = new SerialCollector(plan)) {
      Training distributed = train(o, Kind.PPO2, plan, executors, steps, toTheEnd);
      Training alone = train(o, Kind.PPO2, plan, thread, steps, toTheEnd);
      run.report()
          .claim(
              Claim.atMost(
                  "26.5",
                  "PPO2, rollouts on executors and in one thread: numbers of θ that differ",
                  distributed.differing(alone),
                  0));
      return distributed;
    }
  }

  private static void claims(Run run, Options o, Map<String, List<Training>> learners) {
    learners.forEach(
        (name, runs) -> {
          double greedy = LearningCurves.spread(runs, each -> each.greedy().mean()).mean();
          double sampled = LearningCurves.spread(runs, each -> each.sampled().mean()).mean();
          run.report()
              .claim(
                  Claim.atLeast(
                      "26.5",
                      "%s: mean return of %d episodes over %d seeds"
                          .formatted(name, o.episodes(), o.seeds()),
                      greedy,
                      o.least()))
              .claim(
                  Claim.atMost(
                      "26.5",
                      name + ": steps of the environment, the longest run",
                      runs.stream().mapToDouble(Training::steps).max().orElseThrow(),
                      (double) o.mostSteps()))
              .metric(name + ".return-greedy", greedy)
              .metric(name + ".return-sampled", sampled)
              .metric(name + ".steps", LearningCurves.spread(runs, Training::steps).mean());
        });
    double furthest =
        learners.get("TRPO").stream()
            .flatMap(each -> each.ledger().rounds().stream())
            .mapToDouble(round -> round.metrics().get(OnPolicy.DIVERGENCE))
            .max()
            .orElseThrow();
    run.report()
        .claim(Claim.atMost("26.5", "TRPO: largest KL of an iteration", furthest, o.divergence()));
  }

  private static void show(Run run, Options o, Map<String, List<Training>> learners) {
    run.report()
        .add(
            LearningCurves.of("Learning " + o.environment().create().name(), learners)
                .caption(
                    "Sampled episodes between the iterations. CleanRL's PPO is at 490 ± 6 after 500 000 steps."))
        .add(LearningCurves.table("The last policies", learners))
        .add(
            first(
                    learners,
                    "How far an iteration moves the policy",
                    OnPolicy.DIVERGENCE,
                    "KL (nats)")
                .logY()
                .caption(
                    "First seed. TRPO stays below δ = %s by its line search. PPO swings around it, since κ answers an iteration late. PPO2 has no δ."
                        .formatted(o.divergence())))
        .add(
            first(learners, "What PPO2 clips", OnPolicy.CLIPPED, "share of steps beyond 1 ± ε")
                .caption(
                    "First seed. Steps beyond the range that the advantage would drive further are left out of the gradient."))
        .add(
            first(
                    learners,
                    "κ of PPO, and the share of its step that TRPO took",
                    OnPolicy.PENALTY,
                    "factor")
                .logY()
                .caption("First seed. κ rises where KL was above 1.5 δ and falls below δ/1.5."));
  }

  /** A metric of the first seeds by iteration, where it was taken. */
  private static LineChart first(
      Map<String, List<Training>> learners, String title, String metric, String yName) {
    LineChart chart = LineChart.of(title, "steps of the environment", yName);
    learners.forEach(
        (name, runs) -> {
          double[][] taken = runs.get(0).ledger().metric(metric);
          if (taken[0].length > 0) {
            chart.series(name, taken[0], taken[1]);
          }
        });
    return chart;
  }
}
