package leeml.train;

import java.util.function.ToDoubleFunction;

/**
 * A metric of θ on data held out, taken during training; with a patience it stops the run early.
 *
 * @param name as it stands in the ledger
 * @param metric the value at θ; does not modify θ
 * @param higherIsBetter for accuracies; false for losses and errors
 * @param everyRounds how often it is taken, at least 1
 * @param patience after so many values in a row that are no better than the best, training stops
 *     and the best θ is kept; 0 for never
 */
public record Validation(
    String name,
    ToDoubleFunction<float[]> metric,
    boolean higherIsBetter,
    long everyRounds,
    int patience) {

  /** Checks the ranges. */
  public Validation {
    if (everyRounds < 1 || patience < 0) {
      throw new IllegalArgumentException(
          "validation every %d rounds with patience %d, expected at least 1 and 0"
              .formatted(everyRounds, patience));
    }
  }

  /** A loss or an error, taken every round. */
  public static Validation lower(String name, ToDoubleFunction<float[]> metric) {
    return new Validation(name, metric, false, 1, 0);
  }

  /** An accuracy or a score, taken every round. */
  public static Validation higher(String name, ToDoubleFunction<float[]> metric) {
    return new Validation(name, metric, true, 1, 0);
  }

  /** The same, taken less often. */
  public Validation every(long rounds) {
    return new Validation(name, metric, higherIsBetter, rounds, patience);
  }

  /** The same, stopping the run after {@code values} values in a row without improvement. */
  public Validation patience(int values) {
    return new Validation(name, metric, higherIsBetter, everyRounds, values);
  }

  boolean better(double value, double than) {
    return Double.isNaN(than) || (higherIsBetter ? value > than : value < than);
  }
}
