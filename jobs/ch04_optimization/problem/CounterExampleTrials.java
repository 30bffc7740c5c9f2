package ch04_optimization.problem;

import ch04_optimization.problem.OnlineGame.Course;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Schedule;
import leeml.optim.adaptive.Moments;
import leeml.optim.schedule.InverseSqrt;
import leeml.report.Claim;
import leeml.report.Progress;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.Search;

/**
 * The two games of Reddi, Kale and Kumar 2018, played by Adam, AMSGrad and AdaBound side by side,
 * one Spark task a game.
 *
 * <p>Every third step steep: f_t(x) = C·x when t mod 3 = 1, else −x, with β₁ = 0 and β₂ = 1/(1 +
 * C²) as theorem 1 has it. At random: f_t(x) = 1010·x with probability 0.01, else −10·x, with β₁ =
 * 0.9 and β₂ = 0.99. In both the rate is α/√t and x starts at 0; the best fixed x is −1.
 *
 * <p>Why Adam loses the first: the steep gradient C moves x by about −α/√t·C/√v, and v is mostly
 * its own square, so that is a step of about one rate; the two gentle ones come when β₂ has
 * forgotten it, and are each a step of about one rate the other way. Two against one.
 *
 * @param steep C
 * @param rate α
 * @param decided how far from ±1 a game may end to count as decided
 * @param seeds how often the random game is played
 */
public record CounterExampleTrials(double steep, double rate, double decided, int seeds) {

  private static final Moments AT_RANDOM = new Moments(0.9, 0.99, 1e-8);
  private static final double RANDOM_BOUND_RATIO = 0.01;
  private static final double BOUND_GAMMA = 1e-3;

  /** One game by one optimizer. */
  private record Match(String player, Optimizer optimizer, OnlineGame game, long steps, long seed)
      implements Serializable {}

  /** Plays both games and reports them. */
  public void play(Run run, long thirdSteps, long randomSteps) {
    run.report()
        .heading("The game that Adam loses")
        .text(
            "Each step shows one line's slope, and x moves in [−1, 1]. The steep slope to the right"
                + " is rare, but it outweighs the gentle ones to the left: the best place is"
                + " x = −1. **Regret** is what was lost against standing there all the time.");
    Moments theorem = new Moments(0, 1 / (1 + steep * steep), 1e-8);
    OnlineGame third = OnlineGame.everyThird(steep);
    List<Match> matches = new ArrayList<>();
    matches.addAll(matches(third, theorem, 1, thirdSteps, run.seed(), 1));
    matches.addAll(
        matches(
            OnlineGame.atRandom(), AT_RANDOM, RANDOM_BOUND_RATIO, randomSteps, run.seed(), seeds));
    List<Course> courses;
    try (Progress progress = run.progress("games", matches.size(), "game")) {
      courses =
          Search.run(
              run.sc(),
              matches,
              match -> match.game().play(match.optimizer(), match.steps(), match.seed()),
              progress::stepTo);
    }
    int ofThird = 3;
    report(run, "every third step steep", matches.subList(0, ofThird), courses.subList(0, ofThird));
    report(
        run,
        "steep steps at random",
        matches.subList(ofThird, matches.size()),
        courses.subList(ofThird, matches.size()));
  }

  private List<Match> matches(
      OnlineGame game, Moments moments, double boundRatio, long steps, long seed, int times) {
    Schedule falling = new InverseSqrt(rate);
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      matches.add(new Match("Adam", Optimizers.adam(falling, moments), game, steps, seed + i));
      matches.add(
          new Match("AMSGrad", Optimizers.amsGrad(falling, moments), game, steps, seed + i));
      matches.add(
          new Match(
              "AdaBound",
              Optimizers.adaBound(falling, boundRatio, BOUND_GAMMA, moments),
              game,
              steps,
              seed + i));
    }
    return matches;
  }

  private void report(Run run, String name, List<Match> matches, List<Course> courses) {
    LineChart places = LineChart.of("Where x is: " + name, "step t", "x").logX();
    LineChart regrets = LineChart.of("Average regret: " + name, "step t", "R_t / t").logX().logY();
    Table table = Table.of("At the end: " + name, "optimizer", "seed", "x", "average regret");
    for (int i = 0; i < matches.size(); i++) {
      Match match = matches.get(i);
      Course course = courses.get(i);
      table.row(match.player(), match.seed(), course.lastX(), course.lastRegret());
      if (match.seed() == run.seed()) {
        places.series(match.player(), course.steps(), course.x());
        regrets.series(match.player(), course.steps(), course.regret());
      }
    }
    run.report()
        .add(
            places.caption(
                "The best place is −1. Adam goes the other way and stays there; no number of steps"
                    + " helps, since its steps to the right are as long as those to the left and"
                    + " come more often."))
        .add(
            regrets.caption(
                "An optimizer that learns has average regret going to 0. Adam's stays where it is."
                    + " (A gap: steps at which luck made the regret negative.)"))
        .add(table);
    claim(run, name, matches, courses);
  }

  private void claim(Run run, String name, List<Match> matches, List<Course> courses) {
    double worstAdam = -worst(matches, courses, "Adam", course -> -course.lastX());
    double worstAmsGrad = worst(matches, courses, "AMSGrad", Course::lastX);
    double adamRegret = -worst(matches, courses, "Adam", course -> -course.lastRegret());
    double amsRegret = worst(matches, courses, "AMSGrad", Course::lastRegret);
    run.report()
        .claim(
            Claim.atLeast("4.3", "Adam ends at the wrong end (x), " + name, worstAdam, 1 - decided))
        .claim(
            Claim.atMost(
                "4.3", "AMSGrad ends at the right end (x), " + name, worstAmsGrad, decided - 1))
        .claim(
            Claim.atMost(
                "4.3",
                "AMSGrad's average regret over Adam's, worst of seeds, " + name,
                amsRegret / adamRegret,
                0.5));
  }

  /** The largest value over a player's games. */
  private static double worst(
      List<Match> matches, List<Course> courses, String player, ToDoubleFunction<Course> value) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < matches.size(); i++) {
      if (matches.get(i).player().equals(player)) {
        largest = Math.max(largest, value.applyAsDouble(courses.get(i)));
      }
    }
    return largest;
  }
}
