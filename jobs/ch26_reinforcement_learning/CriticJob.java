package ch26_reinforcement_learning;

import ch26_reinforcement_learning.critic.Control;
import ch26_reinforcement_learning.critic.ControlTrial;
import ch26_reinforcement_learning.critic.Prediction;
import ch26_reinforcement_learning.critic.PredictionTrial;
import ch26_reinforcement_learning.critic.PredictionTrial.Method;
import ch26_reinforcement_learning.importance.Mixture;
import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Spread;
import leeml.rl.env.CliffWalking;
import leeml.rl.env.FrozenLake;
import leeml.rl.table.Exact;
import leeml.rl.table.Mdp;
import leeml.rl.table.StepSize;
import leeml.spark.Search;
import org.apache.spark.api.java.function.Function;

/**
 * How good is a state, how good is an action, learned from episodes and set against the truth?
 *
 * <p>A critic estimates V^π(s) = E[Σ γᵗ r_t | s₀ = s]. On the frozen lake the model is known, so
 * V^π solves 16 linear equations ({@link Exact}). Beside it: Monte Carlo, which waits for the
 * return; TD(0), which takes r + γ V(s′) for it; and two families between them, n steps and TD(λ).
 * Then control: Q-learning and SARSA on the lake, whose best policy is known, and on the cliff,
 * where what they learn differs: Q-learning values the best next action, SARSA the one it will
 * really do.
 *
 * <p>Distribution: methods × seeds are Spark tasks; a table of probabilities goes out, a curve
 * comes back.
 *
 * <p>Source: Hung-yi Lee, Deep Reinforcement Learning, critic and Q-learning; Sutton and Barto,
 * Reinforcement Learning (2018), chapters 5, 6, 7 and 12, example 6.6. Data: none. Expect: all
 * methods come to the same values, by different ways; on the cliff Q-learning finds the shortest
 * way along the edge and falls off it while it explores, SARSA walks around.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch26.critic",
    rows = "26.2",
    summary = "Values by table: Monte Carlo, TD, Q-learning, SARSA against the exact solution")
public final class CriticJob implements Job<CriticJob.Options> {

  private static final String ROW = "26.2";

  /** The job's keys. */
  public record Options(
      @Key("discount γ, in (0, 1)") double gamma,
      @Key("share of any action in the policy that is judged, in (0, 1)") double softness,
      @Key("episodes of prediction, at least 100") int episodes,
      @Key("horizon h of the step size h / (h + n − 1), at least 1; Monte Carlo has 1")
          double horizon,
      @Key("n of n-step methods, each at least 1") List<Integer> steps,
      @Key("λ of TD(λ), each in [0, 1]") List<Double> lambdas,
      @Key("episodes of control on the lake, at least 100") int lakeEpisodes,
      @Key("horizon of the step size of control on the lake, at least 1") double lakeHorizon,
      @Key("episodes of control on the cliff, at least 100") int cliffEpisodes,
      @Key("step size on the cliff, held constant, in (0, 1)") double cliffRate,
      @Key("exploration ε on the cliff, held constant, in (0, 1)") double cliffEpsilon,
      @Key("runs of each method, at least 3") int seeds,
      @Key("largest root mean square error of V after all episodes") double valueError) {

    /** Checks the ranges. */
    public Options {
      Require.share("gamma", gamma);
      Require.share("softness", softness);
      Require.atLeast("episodes", episodes, 100);
      Require.atLeast("horizon", horizon, 1.0);
      steps.forEach(n -> Require.atLeast("steps", n, 1));
      lambdas.forEach(lambda -> Require.probability("lambdas", lambda));
      Require.atLeast("lake-episodes", lakeEpisodes, 100);
      Require.atLeast("lake-horizon", lakeHorizon, 1.0);
      Require.atLeast("cliff-episodes", cliffEpisodes, 100);
      Require.share("cliff-rate", cliffRate);
      Require.share("cliff-epsilon", cliffEpsilon);
      Require.atLeast("seeds", seeds, 3);
      Require.positive("value-error", valueError);
    }
  }

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(CriticJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    Mdp lake = new FrozenLake().model();
    double[] best = Exact.optimalValues(lake, o.gamma());
    double[][] greedy = Exact.greedy(Exact.actionValues(lake, best, o.gamma()));
    double[][] policy = Mixture.withNoise(lake, greedy, o.softness());
    double[] exact = Exact.values(lake, policy, o.gamma());
    List<Prediction> predictions =
        search(run, "prediction", predictionTrials(run, o, policy, exact), PredictionTrial::run);
    List<Control> lakeRuns =
        search(run, "control on the lake", lakeTrials(run, o), ControlTrial::run);
    List<Control> cliffRuns =
        search(run, "control on the cliff", cliffTrials(run, o), ControlTrial::run);
    claims(run, o, predictions, best, lakeRuns, cliffRuns);
    CriticPage page = new CriticPage(run.report());
    page.predictions(lake, exact, predictions);
    page.lake(best[lake.start()], lakeRuns, run.seed());
    page.cliff(cliffRuns, run.seed());
  }

  private static <S extends Serializable, R> List<R> search(
      Run run, String task, List<S> trials, Function<S, R> one) {
    try (var progress = run.progress(task, trials.size(), "run")) {
      return Search.run(run.sc(), trials, one, progress::stepTo);
    }
  }

  private static List<PredictionTrial> predictionTrials(
      Run run, Options o, double[][] policy, double[] exact) {
    List<Method> methods = new ArrayList<>();
    methods.add(Method.monteCarlo());
    methods.add(Method.temporalDifference(new StepSize(o.horizon())));
    o.steps().forEach(n -> methods.add(Method.nSteps(n, new StepSize(o.horizon()))));
    o.lambdas().forEach(lambda -> methods.add(Method.traces(lambda, new StepSize(o.horizon()))));
    List<PredictionTrial> trials = new ArrayList<>();
    for (Method method : methods) {
      for (int seed = 0; seed < o.seeds(); seed++) {
        trials.add(
            new PredictionTrial(method, policy, exact, o.gamma(), o.episodes(), run.seed() + seed));
      }
    }
    return trials;
  }

  private static List<ControlTrial> lakeTrials(Run run, Options o) {
    List<ControlTrial> trials = new ArrayList<>();
    for (boolean onPolicy : new boolean[] {false, true}) {
      for (int seed = 0; seed < o.seeds(); seed++) {
        trials.add(
            new ControlTrial(
                FrozenLake::new,
                onPolicy,
                o.gamma(),
                new StepSize(o.lakeHorizon()),
                ControlTrial.Exploration.fading(o.lakeEpisodes()),
                o.lakeEpisodes(),
                run.seed() + seed));
      }
    }
    return trials;
  }

  private static List<ControlTrial> cliffTrials(Run run, Options o) {
    List<ControlTrial> trials = new ArrayList<>();
    for (boolean onPolicy : new boolean[] {false, true}) {
      for (int seed = 0; seed < o.seeds(); seed++) {
        trials.add(
            new ControlTrial(
                CliffWalking::new,
                onPolicy,
                1,
                StepSize.constant(o.cliffRate()),
                ControlTrial.Exploration.steady(o.cliffEpsilon()),
                o.cliffEpisodes(),
                run.seed() + seed));
      }
    }
    return trials;
  }

  private static void claims(
      Run run,
      Options o,
      List<Prediction> predictions,
      double[] best,
      List<Control> lakeRuns,
      List<Control> cliffRuns) {
    double worst =
        Prediction.byMethod(predictions).values().stream()
            .mapToDouble(
                of -> Spread.of(of.stream().mapToDouble(Prediction::lastError).toArray()).mean())
            .max()
            .orElseThrow();
    double earned = Control.meanOf(cliffRuns, true, Control::lastReturns);
    double lost = Control.meanOf(cliffRuns, false, Control::lastReturns);
    run.report()
        .metric("sarsa.returnWhileLearning", earned)
        .metric("q.returnWhileLearning", lost)
        .claim(
            Claim.atMost(
                ROW,
                "root mean square error of V on the lake, worst method, mean over seeds",
                worst,
                o.valueError()))
        .claim(
            Claim.atMost(
                ROW,
                "lake: largest loss of Q-learning's greedy policy against V*, any state, any seed",
                largestLoss(lakeRuns, false, best),
                run.smoke() ? 0.2 : 1e-9))
        .claim(
            Claim.atMost(
                ROW,
                "lake: the same of SARSA's, whose exploration fades",
                largestLoss(lakeRuns, true, best),
                run.smoke() ? 0.3 : 1e-9))
        .claim(
            Claim.within(
                ROW,
                "cliff: value of Q-learning's greedy policy, mean over seeds (the shortest way: −13)",
                Control.meanOf(cliffRuns, false, Control::startValue),
                -13,
                1e-9))
        .claim(
            Claim.atLeast(
                ROW,
                "cliff: what SARSA earns more than Q-learning an episode, while both explore",
                earned - lost,
                10));
  }

  private static double largestLoss(List<Control> runs, boolean onPolicy, double[] best) {
    return runs.stream()
        .filter(run -> run.onPolicy() == onPolicy)
        .mapToDouble(run -> run.largestLoss(best))
        .max()
        .orElseThrow();
  }
}
