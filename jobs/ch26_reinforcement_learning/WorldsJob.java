package ch26_reinforcement_learning;

import ch26_reinforcement_learning.scene.AcrobotScene;
import ch26_reinforcement_learning.scene.CatchScene;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.report.Claim;
import leeml.report.Digits;
import leeml.report.motion.Animation;
import leeml.rl.Checked;
import leeml.rl.Environment;
import leeml.rl.EnvironmentFactory;
import leeml.rl.Episode;
import leeml.rl.Rescaled;
import leeml.rl.algorithm.ActorCriticLoss;
import leeml.rl.env.Acrobot;
import leeml.rl.env.Catch;
import leeml.rl.policy.ActorCritic;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.server.Downpour;

/**
 * Does the same actor–critic learn where rewards are rare, and from a screen?
 *
 * <p>Acrobot-v1 by A2C: two links swing, the motor between them is too weak to lift them at once,
 * and every step costs 1 until the tip is up. Catch by A3C: the observation is the 16 × 16 pixels
 * of a screen, and a ball pays or costs 1 only when it reaches the last row, 15 steps after it came
 * up. The loss is {@link ActorCriticLoss}, the networks are fully connected. Four of the 256 pixels
 * are lit, so a lit one counts as more than 1 ({@link Rescaled}): otherwise the biases, which every
 * screen moves, learn to go to one side before the pixels have said anything.
 *
 * <p>Distribution: A2C is synchronous descent, a Spark job a round; A3C pushes gradients to the
 * parameter server and takes θ back, 4d bytes each way. Source: Hung-yi Lee, Deep Reinforcement
 * Learning: actor–critic; Mnih et al., ICML 2016. CleanRL's PPO has −86 on Acrobot (Huang et al.,
 * JMLR 23, 2022). Expect: Acrobot above −100, Catch above nine of ten balls.
 */
@About(
    name = "ch26.worlds",
    rows = "26.3",
    summary = "A2C swings Acrobot up, A3C plays Catch from its pixels")
@SuppressWarnings("rawtypes") // a service is named by its raw class
@AutoService(Job.class)
public final class WorldsJob implements Job<WorldsJob.Options> {

  private static final double CLEAN_RL = -86;

  /** Means of greedy episodes on the way that end a run. */
  private static final double ACROBOT_TARGET = -82;

  private static final double CATCH_TARGET = 9.9;

  private static final int LOOKS = 40;

  /** The job's keys. */
  public record Options(
      @Key("workers, 0 for all cores") int workers,
      @Key("widths of the hidden layers of actor and critic") List<Integer> hidden,
      @Key("makes the centre's steps") Optimizer optimizer,
      @Key("runs of each, at least 1") int seeds,
      @Key("episodes of the evaluation afterwards, at least 1") int episodes,
      @Key("environments of an A2C worker, at least 1") int lanes,
      @Key("steps of the environment of each in a round, at least 1") int steps,
      @Key("steps in Acrobot at most, over all workers") long acrobotSteps,
      @Key("mean return in Acrobot that is claimed") double acrobotLeast,
      @Key("makes the server's steps in Catch") Optimizer catchOptimizer,
      @Key("environments of an A3C worker in Catch, at least 1") int catchLanes,
      @Key("what a lit pixel of Catch is to the networks, above 0") double catchBrightness,
      @Key("β of A3C in Catch, weight of the entropy, at least 0") double catchEntropy,
      @Key("n of A3C in Catch: steps of each environment a push, at least 1") int catchPush,
      @Key("steps in Catch at most, over all workers") long catchSteps,
      @Key("share of Catch's best score that is claimed") double catchLeast) {

    /** Checks the ranges. */
    public Options {
      if (workers < 0 || seeds < 1 || episodes < 1 || lanes < 1 || steps < 1 || catchPush < 1) {
        throw new IllegalArgumentException(
            "workers = %d, seeds = %d, episodes = %d, lanes = %d, steps = %d, catch-push = %d, expected 0, then at least 1"
                .formatted(workers, seeds, episodes, lanes, steps, catchPush));
      }
    }
  }

  /** A world with how it is played, and what is good enough to stop. */
  private record World(
      String name,
      EnvironmentFactory environments,
      Strategy strategy,
      Optimizer optimizer,
      ActorCriticLoss.Weights weights,
      int lanes,
      int steps,
      long mostSteps,
      double target) {}

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(WorldsJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    World acrobot = acrobot(o);
    List<Training> swings = train(run, o, acrobot);
    show(run, o, acrobot, swings, o.acrobotLeast());
    run.report().text("CleanRL's PPO reaches %.0f on Acrobot-v1.".formatted(CLEAN_RL));
    film(run, o, acrobot, swings.get(0), AcrobotScene::of);
    World game = game(o);
    List<Training> catches = train(run, o, game);
    show(run, o, game, catches, o.catchLeast() * Catch.BALLS);
    film(run, o, game, catches.get(0), CatchScene::of);
  }

  private static World acrobot(Options o) {
    return new World(
        "A2C",
        Acrobot::new,
        new Synchronous(),
        o.optimizer(),
        new ActorCriticLoss.Weights(0.99, 0.95, 0.5, 0.01),
        o.lanes(),
        o.steps(),
        o.acrobotSteps(),
        ACROBOT_TARGET);
  }

  private static World game(Options o) {
    double brightness = o.catchBrightness();
    return new World(
        "A3C",
        () -> new Rescaled(new Catch(), brightness),
        new Downpour(1, 1),
        o.catchOptimizer(),
        new ActorCriticLoss.Weights(0.97, 1, 0.5, o.catchEntropy()),
        o.catchLanes(),
        o.catchPush(),
        o.catchSteps(),
        CATCH_TARGET);
  }

  private static List<Training> train(Run run, Options o, World world) {
    ActorCritic net = ActorCritic.of(world.environments().create(), o.hidden());
    GradientTraining training =
        new GradientTraining(
            world.environments(),
            net,
            new ActorCriticLoss(net, world.weights()),
            Optimizer.chain(Optimizers.clipByNorm(1), world.optimizer()),
            world.strategy(),
            run.workers(o.workers()),
            world.lanes(),
            world.lanes() * world.steps(),
            world.mostSteps(),
            GradientTraining.Look.GREEDY,
            LOOKS,
            world.target());
    return training.runs(run, world.environments().create().name(), o.seeds(), o.episodes());
  }

  private static void show(Run run, Options o, World world, List<Training> runs, double least) {
    String name = world.environments().create().name();
    double mean = LearningCurves.spread(runs, each -> each.greedy().mean()).mean();
    Map<String, List<Training>> learners = Map.of(world.name(), runs);
    run.report()
        .claim(
            Claim.atLeast(
                "26.3",
                "%s on %s: mean return of %d episodes over %d seeds"
                    .formatted(world.name(), name, o.episodes(), o.seeds()),
                mean,
                least))
        .metric(name + ".return-greedy", mean)
        .metric(
            name + ".return-sampled",
            LearningCurves.spread(runs, each -> each.sampled().mean()).mean())
        .heading(name)
        .add(
            LearningCurves.of(world.name() + " on " + name, learners)
                .caption("Greedy episodes between the steps of learning."))
        .add(LearningCurves.table("The last policies", learners));
  }

  /** An episode of a last policy, greedily played. */
  private static void film(
      Run run, Options o, World world, Training shown, BiFunction<String, Episode, Animation> of) {
    Environment played = Checked.of(world.environments().create(), 0);
    ActorCritic net = ActorCritic.of(played, o.hidden());
    Episode episode = Episode.play(played, net.greedy(shown.theta()), shown.seed());
    String title =
        "%s after the first run: return %s".formatted(played.name(), Digits.of(episode.total()));
    run.report()
        .add(
            of.apply(title, episode)
                .caption(
                    "Greedy actions; what is learned from costs or pays only at the end of a swing or a fall."));
  }
}
