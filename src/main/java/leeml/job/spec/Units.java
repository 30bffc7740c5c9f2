package leeml.job.spec;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import leeml.error.UsageException;

/** Quantities with their units: {@code 0.5ms}, {@code 1Gb}, {@code 0.01x10}. */
public final class Units {

  private static final Map<String, BigDecimal> SECONDS = new LinkedHashMap<>();
  private static final Map<String, BigDecimal> BYTES_A_SECOND = new LinkedHashMap<>();

  static {
    SECONDS.put("s", BigDecimal.ONE);
    SECONDS.put("ms", new BigDecimal("1e-3"));
    SECONDS.put("us", new BigDecimal("1e-6"));
    SECONDS.put("min", new BigDecimal("60"));
    for (String suffix : new String[] {"", "/s"}) {
      BYTES_A_SECOND.put("Kb" + suffix, new BigDecimal("125"));
      BYTES_A_SECOND.put("Mb" + suffix, new BigDecimal("125e3"));
      BYTES_A_SECOND.put("Gb" + suffix, new BigDecimal("125e6"));
      BYTES_A_SECOND.put("KB" + suffix, new BigDecimal("1e3"));
      BYTES_A_SECOND.put("MB" + suffix, new BigDecimal("1e6"));
      BYTES_A_SECOND.put("GB" + suffix, new BigDecimal("1e9"));
    }
  }

  private Units() {}

  /**
   * A time: {@code 0.5ms}.
   *
   * @throws UsageException if it is not a number with s, ms, us or min
   */
  public static double seconds(String text) {
    return text.equals("0") ? 0 : with(SECONDS, text, "a time such as 0.5ms (s, ms, us, min)");
  }

  /**
   * A speed, in bytes a second: {@code 1Gb} is a gigabit a second, {@code 125MB} the same in bytes.
   *
   * @throws UsageException if it is neither a number with Kb, Mb, Gb, KB, MB or GB nor unlimited
   */
  public static double bytesPerSecond(String text) {
    return text.equals("unlimited")
        ? Double.POSITIVE_INFINITY
        : with(
            BYTES_A_SECOND, text, "a speed such as 1Gb or 125MB (Kb, Mb, Gb, KB, MB, GB a second)");
  }

  /** A number, {@code 0.01}. */
  static double number(String text) {
    return exact(text).doubleValue();
  }

  private static double with(Map<String, BigDecimal> units, String text, String expected) {
    int digits = 0;
    while (digits < text.length() && "0123456789.".indexOf(text.charAt(digits)) >= 0) {
      digits++;
    }
    BigDecimal unit = units.get(text.substring(digits).strip());
    if (unit == null || digits == 0) {
      throw new UsageException("'" + text + "', expected " + expected);
    }
    return exact(text.substring(0, digits)).multiply(unit).doubleValue();
  }

  private static BigDecimal exact(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new UsageException("'" + text + "', expected a number");
    }
  }
}
