package leeml.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers for people: a few significant digits, no rounding noise, the same everywhere in a report.
 *
 * <p>Whole numbers are written in full, in groups of three from five digits on; fractions with four
 * significant digits and without trailing zeros; what is smaller than 10⁻⁴ or at least 10⁶ with an
 * exponent: {@code 0.1235}, {@code 431 080}, {@code 1.5e-7}.
 */
public final class Digits {
  private static final int SIGNIFICANT = 4;
  private static final double LARGEST_WHOLE = 1e15;
  private static final char NARROW_SPACE = '\u202f';

  private Digits() {}

  /** The number with four significant digits, or in full where it is whole. */
  public static String of(Number number) {
    return of(number, SIGNIFICANT);
  }

  /**
   * As {@link #of(Number)}, with another number of digits.
   *
   * @param significant how many digits a fraction keeps, at least 1
   * @throws IllegalArgumentException if {@code significant} is below 1
   */
  public static String of(Number number, int significant) {
    if (significant < 1) {
      throw new IllegalArgumentException("significant digits " + significant + " is below 1");
    }
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      return nonFinite(value);
    }
    if (number instanceof Long || number instanceof Integer) {
      return grouped(Long.toString(number.longValue()));
    }
    if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
      return grouped(Long.toString((long) value));
    }
    // A float is read by its own shortest decimal, else 0.1f would drag its tail along.
    BigDecimal decimal = new BigDecimal(number.toString());
    String text =
        plainOrScientific(decimal.round(new MathContext(significant, RoundingMode.HALF_EVEN)));
    return text.contains(".") || text.contains("e") ? text : grouped(text);
  }

  /** The number with all the digits that tell it from its neighbours: 1e-6, 0.1, 1500. */
  public static String exact(double value) {
    if (!Double.isFinite(value)) {
      return nonFinite(value);
    }
    return plainOrScientific(BigDecimal.valueOf(value));
  }

  private static String plainOrScientific(BigDecimal rounded) {
    BigDecimal decimal = rounded.stripTrailingZeros();
    if (decimal.signum() == 0) {
      return "0";
    }
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return decimal.toPlainString();
    }
    return decimal.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }

  private static String nonFinite(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "∞" : "-∞";
  }

  private static String grouped(String digits) {
    int start = digits.startsWith("-") ? 1 : 0;
    if (digits.length() - start < 5) {
      return digits;
    }
    StringBuilder text = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > start; at -= 3) {
      text.insert(at, NARROW_SPACE);
    }
    return text.toString();
  }
}
