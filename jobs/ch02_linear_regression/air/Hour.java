package ch02_linear_regression.air;

import java.io.Serializable;
import java.util.List;

/**
 * What was measured in one hour.
 *
 * @param index number of the hour in the series, ascending by 1; missing hours have none
 * @param month months since the year 0: 12·year + month − 1
 * @param clock hour of the day, 0 … 23
 * @param values one for each of {@link #COLUMNS}; not to be modified
 */
public record Hour(long index, int month, int clock, double[] values) implements Serializable {

  /**
   * What the values are; wind is the logarithm of 1 + its cumulated speed, directions are 0 or 1.
   */
  public static final List<String> COLUMNS =
      List.of(
          "pm2.5",
          "dew point",
          "temperature",
          "pressure",
          "log wind",
          "snow",
          "rain",
          "NW",
          "NE",
          "SE");

  /** The place of PM2.5, in µg/m³. */
  public static final int PM25 = 0;

  /** The place of the wind. */
  public static final int WIND = 4;

  /** The place of the first of the three wind directions; calm or changing wind is none of them. */
  public static final int DIRECTION = 7;
}
