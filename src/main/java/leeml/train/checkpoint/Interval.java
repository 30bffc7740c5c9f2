package leeml.train.checkpoint;

import java.util.Locale;

/**
 * How often a checkpoint is written: after so many rounds, or after the first round that ends so
 * many seconds after the last one was written.
 *
 * @param rounds at least 1; {@link Long#MAX_VALUE} to go by seconds
 * @param seconds of wall clock, above 0; infinite to go by rounds
 */
public record Interval(long rounds, double seconds) {

  /** Checks the ranges. */
  public Interval {
    if (rounds < 1 || !(seconds > 0)) {
      throw new IllegalArgumentException(
          "a checkpoint every %d rounds or %s seconds, expected at least 1 and more than 0"
              .formatted(rounds, seconds));
    }
  }

  /** Every so many rounds. */
  public static Interval ofRounds(long rounds) {
    return new Interval(rounds, Double.POSITIVE_INFINITY);
  }

  /** Every so many seconds. */
  public static Interval ofSeconds(double seconds) {
    return new Interval(Long.MAX_VALUE, seconds);
  }

  /**
   * As it is written after {@code --checkpoint-every}: {@code rounds=50} or {@code seconds=30}.
   *
   * @throws IllegalArgumentException if it is neither, or out of range
   */
  public static Interval parse(String text) {
    String[] halves = text.replace(" ", "").toLowerCase(Locale.ROOT).split("=", 2);
    try {
      if (halves.length == 2 && halves[0].equals("rounds")) {
        return ofRounds(Long.parseLong(halves[1]));
      }
      if (halves.length == 2 && halves[0].equals("seconds")) {
        return ofSeconds(Double.parseDouble(halves[1]));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(text + ": " + halves[1] + " is no number", e);
    }
    throw new IllegalArgumentException("'" + text + "', expected rounds=N or seconds=S");
  }

  boolean isDue(long roundsSince, double secondsSince) {
    return roundsSince >= rounds || secondsSince >= seconds;
  }
}
