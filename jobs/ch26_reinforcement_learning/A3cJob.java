package ch26_reinforcement_learning;

import ch26_reinforcement_learning.scene.CartPoleScene;
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
import leeml.optim.Optimizers;
import leeml.report.Claim;
import leeml.report.Digits;
import leeml.report.Table;
import leeml.report.ledger.LedgerCharts;
import leeml.rl.Checked;
import leeml.rl.Environment;
import leeml.rl.EnvironmentFactory;
import leeml.rl.Episode;
import leeml.rl.algorithm.ActorCriticLoss;
import leeml.rl.env.CartPole;
import leeml.rl.policy.ActorCritic;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;

/**
 * Can actors learn without waiting for each other?
 *
 * <p>A3C: K workers, each with an environment of its own. Each takes θ from the server, plays n
 * steps s₀, a₀, r₀ … s_n, and sends the gradient of {@link ActorCriticLoss},
 *
 * <pre>
 *   R_t = r_t + γ R_{t+1}, R_n = V(s_n)
 *   L = 1/n Σ_t [ −ln π(a_t|s_t) (R_t − V(s_t))  +  c ½ (R_t − V(s_t))²  −  β H(π(·|s_t)) ]
 * </pre>
 *
 * to the server, which applies it at once by RMSProp, whose mean square all workers share, and
 * answers with θ as it is then. Up and down 4d bytes a push. By the time a gradient arrives, others
 * have moved θ: that staleness is in the ledger. A2C is the same loss under the strategy {@code
 * sync}: all play at one θ, and a step takes the mean. A Spark job a round is dear, so its batches
 * are larger.
 *
 * <p>Source: Hung-yi Lee, Deep Reinforcement Learning: actor–critic, A3C; Mnih et al., Asynchronous
 * methods for deep reinforcement learning, ICML 2016. Environment: CartPole-v1 by Gymnasium's
 * equations. Expect: both stand the pole for 500 steps; A3C spends its time acting and learning,
 * A2C a good part of it moving.
 */
@About(
    name = "ch26.a3c",
    rows = "26.3",
    summary = "A3C on a parameter server against A2C in rounds: CartPole to 475",
    main = true)
@SuppressWarnings("rawtypes") // a service is named by its raw class
@AutoService(Job.class)
public final class A3cJob implements Job<A3cJob.Options> {

  private static final double SOLVED = 475;
  private static final double FIVE_MINUTES = 300;

  /** The job's keys. */
  public record Options(
      @Key("what is played; its actions are discrete") EnvironmentFactory environment,
      @Key("how gradients become steps: downpour:push=1,pull=1 is A3C") Strategy strategy,
      @Key("workers, 0 for all cores") int workers,
      @Key("widths of the hidden layers of actor and critic") List<Integer> hidden,
      @Key("makes the server's steps") Optimizer optimizer,
      @Key("norm above which a gradient is scaled down, above 0") double gradientNorm,
      @Key("γ, 0 to 1") double gamma,
      @Key("β, weight of the entropy, at least 0") double entropy,
      @Key("n of A3C: steps of the environment a push, at least 1") int steps,
      @Key("environments of an A2C worker, each playing n steps a round, at least 1") int lanes,
      @Key("steps of the environment at most, over all workers") long mostSteps,
      @Key("how often a return is taken on the way, at least 1") int looks,
      @Key("mean return on the way that ends a run") double target,
      @Key("runs of each learner, at least 1") int seeds,
      @Key("episodes of the evaluation afterwards, at least 1") int episodes,
      @Key("mean return that is claimed, for CartPole 475 unless the run is small") double least) {

    /** Checks the ranges. */
    public Options {
      if (workers < 0 || steps < 1 || lanes < 1 || mostSteps < 1 || looks < 1) {
        throw new IllegalArgumentException(
            "workers = %d, steps = %d, lanes = %d, most-steps = %d, looks = %d, expected 0, 1, 1, 1, 1 or more"
                .formatted(workers, steps, lanes, mostSteps, looks));
      }
      if (seeds < 1 || episodes < 1 || hidden.stream().anyMatch(width -> width < 1)) {
        throw new IllegalArgumentException(
            "seeds = %d, episodes = %d, hidden = %s, expected at least 1"
                .formatted(seeds, episodes, hidden));
      }
    }
  }

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(A3cJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    ActorCritic net = ActorCritic.of(o.environment().create(), o.hidden());
    Map<String, List<Training>> learners = new LinkedHashMap<>();
    learners.put("A3C", train(run, o, net, "A3C", o.strategy(), 1));
    learners.put("A2C", train(run, o, net, "A2C", new Synchronous(), o.lanes()));
    claims(run, o, learners);
    show(run, o, net, learners);
    run.ledger(learners.get("A3C").get(0).ledger().totals());
  }

  private static List<Training> train(
      Run run, Options o, ActorCritic net, String name, Strategy strategy, int lanes) {
    GradientTraining training =
        new GradientTraining(
            o.environment(),
            net,
            new ActorCriticLoss(net, new ActorCriticLoss.Weights(o.gamma(), 1, 0.5, o.entropy())),
            Optimizer.chain(Optimizers.clipByNorm(o.gradientNorm()), o.optimizer()),
            strategy,
            Math.min(run.workers(o.workers()), strategy.mostWorkers()),
            lanes,
            lanes * o.steps(),
            o.mostSteps(),
            GradientTraining.Look.GREEDY,
            o.looks(),
            o.target());
    return training.runs(run, name, o.seeds(), o.episodes());
  }

  private static void claims(Run run, Options o, Map<String, List<Training>> learners) {
    learners.forEach(
        (name, runs) -> {
          double mean = LearningCurves.spread(runs, each -> each.greedy().mean()).mean();
          run.report()
              .claim(
                  Claim.atLeast(
                      "26.3",
                      "%s: mean return of %d episodes over %d seeds"
                          .formatted(name, o.episodes(), o.seeds()),
                      mean,
                      o.least()))
              .metric(name + ".return-greedy", mean)
              .metric(
                  name + ".return-sampled",
                  LearningCurves.spread(runs, each -> each.sampled().mean()).mean())
              .metric(
                  name + ".steps-per-second",
                  LearningCurves.spread(runs, each -> each.steps() / each.total("seconds")).mean())
              .metric(name + ".staleness", LearningCurves.spread(runs, Training::staleness).mean());
        });
    List<Training> a3c = learners.get("A3C");
    double slowest =
        a3c.stream().mapToDouble(each -> each.secondsTo(o.least())).max().orElseThrow();
    run.report()
        .claim(
            Claim.atMost(
                "26.3", "A3C: seconds of the slowest seed to that return", slowest, FIVE_MINUTES));
    if (!run.smoke()) { // a run of a second has seen little else than its own beginning
      run.report()
          .claim(
              Claim.atLeast(
                  "26.3",
                  "acting and learning, share of the seconds: A3C over A2C",
                  busy(a3c.get(0)) / busy(learners.get("A2C").get(0)),
                  1));
    }
  }

  private static double busy(Training training) {
    return training.total("computeSeconds") / training.total("seconds");
  }

  private static void show(
      Run run, Options o, ActorCritic net, Map<String, List<Training>> learners) {
    Training shown = learners.get("A3C").get(0);
    film(run, o, net, shown);
    run.report()
        .add(
            LearningCurves.of("Learning " + o.environment().create().name(), learners)
                .caption(
                    "Returns of greedy episodes between the steps of learning. A run ends when %d of them have a mean of %s; from there on its last value stands."
                        .formatted(GradientTraining.LOOK_EPISODES, o.target())))
        .add(
            LearningCurves.table(
                "The last policies over %d episodes".formatted(o.episodes()), learners))
        .text("CartPole counts as solved from %s on; 500 is the most there is.".formatted(SOLVED))
        .heading("Where the seconds go, seed by seed")
        .add(phases(learners))
        .heading("The ledger of the first A3C run");
    LedgerCharts.addCosts(run.report(), shown.ledger());
  }

  /** An episode of the first run's last policy, if it can be drawn. */
  private static void film(Run run, Options o, ActorCritic net, Training shown) {
    Environment world = Checked.of(o.environment().create(), 0);
    if (!world.name().equals(new CartPole().name())) {
      return;
    }
    Episode episode = Episode.play(world, net.greedy(shown.theta()), shown.seed());
    String title = "An episode after the first A3C run: return " + Digits.of(episode.total());
    run.report()
        .add(
            CartPoleScene.of(title, episode)
                .caption("Greedy actions; it plays as fast as a cart would move."));
  }

  private static Table phases(Map<String, List<Training>> learners) {
    Table table =
        Table.of(
            "What a worker does with its seconds, in the mean; moving includes waiting",
            "run",
            "steps",
            "seconds",
            "acting",
            "learning",
            "moving",
            "steps/s",
            "bytes up",
            "staleness");
    learners.forEach(
        (name, runs) ->
            runs.forEach(
                each ->
                    table.row(
                        name + ", seed " + each.seed(),
                        each.steps(),
                        each.total("seconds"),
                        each.total("drawSeconds"),
                        each.learnSeconds(),
                        each.moveSeconds(),
                        each.steps() / each.total("seconds"),
                        each.total("bytesUp"),
                        each.staleness())));
    return table;
  }
}
