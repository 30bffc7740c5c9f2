package ch26_reinforcement_learning;

import com.google.auto.service.AutoService;
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
import leeml.rl.EnvironmentFactory;
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
 * up. The loss is {@link ActorCriticLoss}, the networks are fully connected.
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
    double best = Catch.BALLS;
    World acrobot =
        new World(
            "A2C",
            Acrobot::new,
            new Synchronous(),
            o.optimizer(),
            new ActorCriticLoss.Weights(0.99, 0.95, 0.5, 0.01),
            o.lanes(),
            o.steps(),
            o.acrobotSteps(),
            -82);
    World game =
        new World(
            "A3C",
            Catch::new,
            new Downpour(1, 1),
            o.catchOptimizer(),
            new ActorCriticLoss.Weights(0.97, 0.9, 0.5, 0.02),
            o.catchLanes(),
            o.catchPush(),
            o.catchSteps(),
            0.97 * best);
    List<Training> swings = train(run, o, acrobot);
    show(run, o, acrobot, swings, o.acrobotLeast());
    run.report().text("CleanRL's PPO reaches %s on Acrobot-v1.".formatted(CLEAN_RL));
    List<Training> catches = train(run, o, game);
    show(run, o, game, catches, o.catchLeast() * best);
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
            30,
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
}
