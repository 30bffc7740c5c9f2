package leeml.train;

import java.util.Optional;

/**
 * When to stop: the first of its limits that is reached.
 *
 * @param epochs passes over the data
 * @param steps steps of the run
 * @param seconds wall clock
 * @param target a metric's value that is good enough
 */
public record Budget(long epochs, long steps, double seconds, Optional<Target> target) {

  private static final Budget UNLIMITED =
      new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Double.POSITIVE_INFINITY, Optional.empty());

  /**
   * A value that ends the run once a metric reaches it.
   *
   * @param metric {@code "loss"} for the round's training loss, or the name of a {@link Validation}
   * @param value the value
   * @param atLeast whether higher is better
   */
  public record Target(String metric, double value, boolean atLeast) {
    /**
     * What to say of a round that reached it; nothing if it did not, or did not take the metric.
     */
    Optional<String> reached(Ledger.Round round) {
      double reached =
          metric.equals("loss") ? round.loss() : round.metrics().getOrDefault(metric, Double.NaN);
      boolean enough = atLeast ? reached >= value : reached <= value;
      return enough
          ? Optional.of("%s is %.6g after %d steps".formatted(metric, reached, round.step()))
          : Optional.empty();
    }
  }

  /** Checks that every limit is positive. */
  public Budget {
    if (epochs < 1 || steps < 1 || !(seconds > 0)) {
      throw new IllegalArgumentException(
          "a budget of %d epochs, %d steps, %s seconds; expected more than none"
              .formatted(epochs, steps, seconds));
    }
  }

  /** So many passes over the data. */
  public static Budget epochs(long epochs) {
    return new Budget(epochs, UNLIMITED.steps, UNLIMITED.seconds, Optional.empty());
  }

  /** So many steps. */
  public static Budget steps(long steps) {
    return new Budget(UNLIMITED.epochs, steps, UNLIMITED.seconds, Optional.empty());
  }

  /** So many seconds; the round under way is finished. */
  public static Budget seconds(double seconds) {
    return new Budget(UNLIMITED.epochs, UNLIMITED.steps, seconds, Optional.empty());
  }

  /** This budget, or until the metric is at most {@code value}. */
  public Budget untilAtMost(String metric, double value) {
    return new Budget(epochs, steps, seconds, Optional.of(new Target(metric, value, false)));
  }

  /** This budget, or until the metric is at least {@code value}. */
  public Budget untilAtLeast(String metric, double value) {
    return new Budget(epochs, steps, seconds, Optional.of(new Target(metric, value, true)));
  }

  /** The number of steps that epochs and steps allow together. */
  long mostSteps(long stepsPerEpoch) {
    boolean unlimited = epochs > Long.MAX_VALUE / stepsPerEpoch;
    return unlimited ? steps : Math.min(steps, epochs * stepsPerEpoch);
  }
}
