package bench;

import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.job.About;
import leeml.job.Bench;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.rl.EnvironmentFactory;
import leeml.rl.policy.ActorCritic;
import leeml.rl.rollout.Lanes;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Steps of the environment a second that workers make when they act by a network: one Spark task a
 * worker, each step a forward pass, a draw and the environment's equations.
 *
 * <p>A lap is one Spark job: K tasks play the same number of steps each. Laps of 1 and of more
 * workers take turns; medians are compared. θ and steps stay where they are: moving them is in the
 * chapter's ledgers.
 */
@AutoService(Bench.class)
@SuppressWarnings("rawtypes") // AutoService names the raw interface
@About(
    name = "bench.rl",
    rows = {},
    summary = "steps of CartPole a second with policy inference, by workers")
public final class RlBench implements Bench<RlBench.Options> {

  private static final int STRETCH = 1000;

  /** What the measurement covers. */
  public record Options(
      @Key("what is played; its actions are discrete") EnvironmentFactory environment,
      @Key("widths of the policy's hidden layers") List<Integer> hidden,
      @Key("workers of the second side, at least 2") int workers,
      @Key("steps of the environment of a worker in a lap, at least 1000") int steps,
      @Key("laps that count, at least 1") int repeats,
      @Key("steps a second that are claimed of one worker") double leastSteps,
      @Key("times the steps a second of one worker that are claimed of all") double leastSpeedUp) {

    /** Checks the ranges. */
    public Options {
      if (workers < 2 || steps < STRETCH || repeats < 1) {
        throw new IllegalArgumentException(
            "workers = %d, steps = %d, repeats = %d, expected at least 2, %d, 1"
                .formatted(workers, steps, repeats, STRETCH));
      }
    }
  }

  /** One worker's part of a lap. */
  private record Play(EnvironmentFactory environments, ActorCritic net, float[] theta, int steps)
      implements Serializable {

    long run(int worker) {
      Lanes lanes = new Lanes(environments, net, 1, worker);
      long played = 0;
      for (int done = 0; done < steps; done += STRETCH) {
        played += lanes.play(theta, STRETCH, done).size();
      }
      return played;
    }
  }

  @Override
  public void run(Run run, Options o) {
    ActorCritic net = ActorCritic.of(o.environment().create(), o.hidden());
    Play play = new Play(o.environment(), net, net.initial(run.seed()), o.steps());
    int[] sides = {1, Math.min(o.workers(), run.workers(0))};
    double[][] rates = new double[sides.length][o.repeats()];
    for (int lap = -1; lap < o.repeats(); lap++) {
      for (int side = 0; side < sides.length; side++) {
        double rate = stepsPerSecond(run.sc(), play, sides[side]);
        if (lap >= 0) { // the first lap warms up
          rates[side][lap] = rate;
        }
      }
    }
    report(run, o, sides, rates);
  }

  private static double stepsPerSecond(JavaSparkContext spark, Play play, int workers) {
    List<Integer> numbers = IntStream.range(0, workers).boxed().toList();
    long start = System.nanoTime();
    long steps =
        spark.parallelize(numbers, workers).map(worker -> play.run(worker)).reduce(Long::sum);
    return steps / ((System.nanoTime() - start) * 1e-9);
  }

  private static void report(Run run, Options o, int[] sides, double[][] rates) {
    Table table =
        Table.of("Steps of the environment a second", "workers", "median", "slowest", "fastest");
    for (int side = 0; side < sides.length; side++) {
      Arrays.sort(rates[side]);
      int last = rates[side].length - 1;
      table.row(sides[side], Median.of(rates[side]), rates[side][0], rates[side][last]);
      String line =
          "%d workers: %,.0f steps/s (slowest lap %,.0f, fastest %,.0f)"
              .formatted(sides[side], Median.of(rates[side]), rates[side][0], rates[side][last]);
      run.say(line);
      run.report().metric("workers-" + sides[side] + ".steps-per-second", Median.of(rates[side]));
    }
    run.report()
        .add(table)
        .claim(
            Claim.atLeast(
                "26.3", "steps a second of one worker", Median.of(rates[0]), o.leastSteps()))
        .claim(
            Claim.atLeast(
                "26.3",
                "steps a second, %d workers over 1".formatted(sides[1]),
                Median.of(rates[1]) / Median.of(rates[0]),
                o.leastSpeedUp()));
  }
}
