package ch26_reinforcement_learning;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.report.Claim;
import leeml.rl.EnvironmentFactory;
import leeml.rl.algorithm.ReinforceLoss;
import leeml.rl.algorithm.ReinforceLoss.Baseline;
import leeml.rl.policy.ActorCritic;
import leeml.train.strategy.Strategy;

/**
 * What does an actor learn from the episodes that it played, and what does a baseline do for it?
 *
 * <p>REINFORCE: workers play whole episodes with π_θ, and θ goes up the gradient
 *
 * <pre>
 *   ∇ E[R] ≈ 1/n Σ_t Â_t ∇ ln π_θ(a_t|s_t),   G_t = Σ_{k≥t} γ^{k−t} r_k
 * </pre>
 *
 * with Â = G (every action of a world that only rewards is pushed up, the good ones more), Â = G −
 * mean G, Â = G − V(s) with a critic's V, and the last one scaled to deviation 1 over a worker's
 * batch. All four have the same mean gradient; what differs is its variance.
 *
 * <p>Distribution: the strategy's. Under {@code sync} θ is broadcast, each worker plays its
 * episodes and sends one gradient back, 4d bytes each way; a round that a worker lost is played
 * again with the same seeds and comes out the same. The seeds are run side by side, a Spark task
 * each with its workers in its own thread; the ledger is that of a shorter run on executors.
 *
 * <p>Source: Hung-yi Lee, Deep Reinforcement Learning: policy gradient, tips 1 and 2; Williams,
 * Machine Learning 8 (1992). Environment: CartPole-v1. Expect: with baseline and scaling 475 and
 * more; without a baseline slower.
 */
@About(
    name = "ch26.policy-gradient",
    rows = "26.1",
    summary = "REINFORCE with reward-to-go, without and with baseline: CartPole to 475")
@SuppressWarnings("rawtypes") // a service is named by its raw class
@AutoService(Job.class)
public final class PolicyGradientJob implements Job<PolicyGradientJob.Options> {

  private static final String FULL = "baseline V(s), normalised";

  /** The job's keys. */
  public record Options(
      @Key("what is played; its actions are discrete") EnvironmentFactory environment,
      @Key("how gradients become steps") Strategy strategy,
      @Key("workers, 0 for all cores") int workers,
      @Key("widths of the hidden layers of actor and critic") List<Integer> hidden,
      @Key("makes the steps") Optimizer optimizer,
      @Key("γ, 0 to 1") double gamma,
      @Key("steps of a worker's batch; its last episode is played to the end") int batch,
      @Key("steps of the environment at most, over all workers") long mostSteps,
      @Key("how often a return is taken on the way, at least 1") int looks,
      @Key("mean return on the way that ends a run") double target,
      @Key("runs of each variant, at least 1") int seeds,
      @Key("steps of the run on executors, at least 1") long distributedSteps,
      @Key("episodes of the evaluation afterwards, at least 1") int episodes,
      @Key("mean return that is claimed of the variant with baseline and scaling") double least) {

    /** Checks the ranges. */
    public Options {
      if (workers < 0 || batch < 1 || mostSteps < 1 || looks < 1 || seeds < 1 || episodes < 1) {
        throw new IllegalArgumentException(
            "workers = %d, batch = %d, most-steps = %d, looks = %d, seeds = %d, episodes = %d, expected 0, then at least 1"
                .formatted(workers, batch, mostSteps, looks, seeds, episodes));
      }
    }
  }

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(PolicyGradientJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    int workers = Math.min(run.workers(o.workers()), o.strategy().mostWorkers());
    GradientTraining full = training(o, workers, Baseline.VALUE, true);
    Map<String, SideBySide.Learning> learners = new LinkedHashMap<>();
    learners.put("no baseline", alone(o, training(o, workers, Baseline.NONE, false)));
    learners.put("baseline mean G", alone(o, training(o, workers, Baseline.MEAN, false)));
    learners.put("baseline V(s)", alone(o, training(o, workers, Baseline.VALUE, false)));
    learners.put(FULL, alone(o, full));
    Map<String, List<Training>> variants = SideBySide.runs(run, learners, o.seeds());
    claims(run, o, variants);
    Training distributed =
        full.within(o.distributedSteps()).runs(run, "on executors", 1, o.episodes()).get(0);
    run.report()
        .add(
            LearningCurves.of("REINFORCE on " + o.environment().create().name(), variants)
                .caption(
                    "Greedy episodes between the steps; bands are one deviation over %d seeds. The less the gradient scatters, the sooner it climbs."
                        .formatted(o.seeds())))
        .add(LearningCurves.table("The last policies", variants));
    run.ledger(distributed.ledger().totals());
  }

  private static SideBySide.Learning alone(Options o, GradientTraining training) {
    int episodes = o.episodes();
    return seed -> training.alone(episodes, seed);
  }

  private static GradientTraining training(
      Options o, int workers, Baseline baseline, boolean normalized) {
    ActorCritic net = ActorCritic.of(o.environment().create(), o.hidden());
    return new GradientTraining(
        o.environment(),
        net,
        new ReinforceLoss(net, o.gamma(), baseline, normalized),
        o.optimizer(),
        o.strategy(),
        workers,
        0,
        o.batch(),
        o.mostSteps(),
        GradientTraining.Look.GREEDY,
        o.looks(),
        o.target());
  }

  private static void claims(Run run, Options o, Map<String, List<Training>> variants) {
    double mean = LearningCurves.spread(variants.get(FULL), each -> each.greedy().mean()).mean();
    run.report()
        .claim(
            Claim.atLeast(
                "26.1",
                "baseline V(s), normalised: mean return of %d episodes over %d seeds"
                    .formatted(o.episodes(), o.seeds()),
                mean,
                o.least()));
    if (!run.smoke()) {
      List<Training> none = variants.get("no baseline");
      double longest =
          Math.max(LearningCurves.longest(variants.get(FULL)), LearningCurves.longest(none));
      run.report()
          .claim(
              Claim.atLeast(
                  "26.1",
                  "mean return on the way: with baseline and scaling, over none",
                  LearningCurves.onTheWay(variants.get(FULL), longest)
                      / LearningCurves.onTheWay(none, longest),
                  1.1));
    }
    variants.forEach(
        (name, runs) ->
            run.report()
                .metric(
                    name + ".return-greedy",
                    LearningCurves.spread(runs, each -> each.greedy().mean()).mean())
                .metric(
                    name + ".return-sampled",
                    LearningCurves.spread(runs, each -> each.sampled().mean()).mean())
                .metric(name + ".steps", LearningCurves.spread(runs, Training::steps).mean()));
  }
}
