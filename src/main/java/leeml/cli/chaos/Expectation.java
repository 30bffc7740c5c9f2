package leeml.cli.chaos;

import java.util.Locale;

/**
 * How a run is expected to end that something befalls.
 *
 * @param kind how
 * @param tolerance under {@link Kind#WITHIN} how much worse the plan's metric may be, as a share of
 *     the undisturbed run's; 0 otherwise
 */
public record Expectation(Kind kind, double tolerance) {

  /** The kinds. */
  public enum Kind {
    /** It ends well, its parameters being those of the undisturbed run bit for bit. */
    SAME,
    /** It ends well, its metric being no worse than the undisturbed run's by a share. */
    WITHIN,
    /** It ends in one sentence; mended and resumed it ends as under {@link #SAME}. */
    ERROR
  }

  /** Checks the tolerance. */
  public Expectation {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("tolerance = " + tolerance + ", expected 0 or more");
    }
  }

  /** What the table says. */
  String text() {
    return switch (kind) {
      case SAME -> "same θ";
      case WITHIN -> String.format(Locale.ROOT, "within %.0f %%", 100 * tolerance);
      case ERROR -> "an error, then same θ";
    };
  }
}
