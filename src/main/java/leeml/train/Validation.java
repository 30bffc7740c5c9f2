package leeml.train;

import java.util.function.ToDoubleFunction;

/**
 * A metric of θ on data held out, taken during training; with a patience it stops the run early.
 *
 * @param name as it stands in the ledger
 * @param metric the value at θ; does not modify θ
 * @param higherIsBetter for accuracies; false for losses and errors
 * @param everyRounds how often it is taken, at least 1
 * @param everyEpochs after how many epochs it is taken instead, at the end of the round that
 *     completes them; 0 to go by rounds
 * @param patience after so many values in a row that are no better than the best, training stops
 *     and the best θ is kept; 0 for never
 */
public record Validation(
    String name,
    ToDoubleFunction<float[]> metric,
    boolean higherIsBetter,
    long everyRounds,
    double everyEpochs,
    int patience) {

  /** Against a step of an epoch that is a fraction without end. */
  private static final double ROUNDING = 1e-9;

  /** Checks the ranges. */
  public Validation {
    if (everyRounds < 1 || !(everyEpochs >= 0) || patience < 0) {
      throw new IllegalArgumentException(
          "validation every %d rounds or %s epochs with patience %d, expected at least 1, 0 and 0"
              .formatted(everyRounds, everyEpochs, patience));
    }
  }

  /** A loss or an error, taken every round. */
  public static Validation lower(String name, ToDoubleFunction<float[]> metric) {
    return new Validation(name, metric, false, 1, 0, 0);
  }

  /** An accuracy or a score, taken every round. */
  public static Validation higher(String name, ToDoubleFunction<float[]> metric) {
    return new Validation(name, metric, true, 1, 0, 0);
  }

  /** The same, taken less often. */
  public Validation every(long rounds) {
    return new Validation(name, metric, higherIsBetter, rounds, 0, patience);
  }

  /** The same, taken at the end of every so many epochs: as often under any strategy. */
  public Validation everyEpochs(double epochs) {
    return new Validation(name, metric, higherIsBetter, everyRounds, epochs, patience);
  }

  /** The same, stopping the run after {@code values} values in a row without improvement. */
  public Validation patience(int values) {
    return new Validation(name, metric, higherIsBetter, everyRounds, everyEpochs, values);
  }

  /**
   * Whether it is to be taken after a round.
   *
   * @param round 0, 1, 2, …
   * @param before epochs done before the round
   * @param after epochs done after it
   */
  boolean due(long round, double before, double after) {
    return everyEpochs == 0
        ? (round + 1) % everyRounds == 0
        : Math.floor(after / everyEpochs + ROUNDING) > Math.floor(before / everyEpochs + ROUNDING);
  }

  boolean better(double value, double than) {
    return Double.isNaN(than) || (higherIsBetter ? value > than : value < than);
  }
}
