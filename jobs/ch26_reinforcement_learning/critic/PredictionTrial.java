package ch26_reinforcement_learning.critic;

import ch26_reinforcement_learning.importance.Mixture;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import leeml.rl.Checked;
import leeml.rl.env.FrozenLake;
import leeml.rl.table.MonteCarlo;
import leeml.rl.table.NStep;
import leeml.rl.table.StepSize;
import leeml.rl.table.TdLambda;
import leeml.rl.table.TemporalDifference;
import leeml.rl.table.ValueLearner;
import leeml.train.shard.Seeds;

/**
 * One method on the frozen lake, compared with the exact values again and again.
 *
 * @param policy π, shape (states, actions)
 * @param exact V^π, shape (states)
 * @param gamma γ
 * @param episodes how many it is shown
 */
public record PredictionTrial(
    Method method, double[][] policy, double[] exact, double gamma, int episodes, long seed)
    implements Serializable {

  private static final double LOOKS_PER_DECADE = 6;

  /**
   * A method by name.
   *
   * @param kind which
   * @param parameter n or λ, where there is one
   */
  public record Method(Kind kind, double parameter, StepSize stepSize) implements Serializable {

    private enum Kind {
      MONTE_CARLO,
      TEMPORAL_DIFFERENCE,
      N_STEPS,
      TRACES
    }

    /** Means of returns. */
    public static Method monteCarlo() {
      return new Method(Kind.MONTE_CARLO, 0, new StepSize(1));
    }

    /** TD(0). */
    public static Method temporalDifference(StepSize stepSize) {
      return new Method(Kind.TEMPORAL_DIFFERENCE, 0, stepSize);
    }

    /** n-step TD. */
    public static Method nSteps(int n, StepSize stepSize) {
      return new Method(Kind.N_STEPS, n, stepSize);
    }

    /** TD(λ). */
    public static Method traces(double lambda, StepSize stepSize) {
      return new Method(Kind.TRACES, lambda, stepSize);
    }

    /** As a person would call it. */
    public String name() {
      return switch (kind) {
        case MONTE_CARLO -> "Monte Carlo";
        case TEMPORAL_DIFFERENCE -> "TD(0)";
        case N_STEPS -> "%d-step TD".formatted((int) parameter);
        case TRACES -> "TD(λ = %s)".formatted(parameter);
      };
    }

    private ValueLearner learner(int states, double gamma) {
      return switch (kind) {
        case MONTE_CARLO -> new MonteCarlo(states, gamma, stepSize);
        case TEMPORAL_DIFFERENCE -> new TemporalDifference(states, gamma, stepSize);
        case N_STEPS -> new NStep((int) parameter, states, gamma, stepSize);
        case TRACES -> new TdLambda(states, gamma, parameter, stepSize);
      };
    }
  }

  /** Plays, learns, compares. */
  public Prediction run() {
    ValueLearner learner = method.learner(exact.length, gamma);
    Checked lake = Checked.of(new FrozenLake(), 0);
    List<Double> looks = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    for (int shown = 0; shown < episodes; ) {
      int look = (int) Math.ceil(shown * Math.pow(10, 1 / LOOKS_PER_DECADE));
      int until = Math.min(episodes, Math.max(look, shown + 1));
      ValueLearner.play(
          lake, Mixture.playing(policy), learner, until - shown, Seeds.mix(seed, shown));
      shown = until;
      looks.add((double) shown);
      errors.add(error(learner.values()));
    }
    return new Prediction(method.name(), array(looks), array(errors), learner.values());
  }

  private double error(double[] values) {
    double squares = 0;
    int states = 0;
    for (int s = 0; s < exact.length; s++) {
      if (FrozenLake.at(s) != 'H' && FrozenLake.at(s) != 'G') {
        squares += (values[s] - exact[s]) * (values[s] - exact[s]);
        states++;
      }
    }
    return Math.sqrt(squares / states);
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
