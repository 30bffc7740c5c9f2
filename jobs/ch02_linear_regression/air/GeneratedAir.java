package ch02_linear_regression.air;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A made-up city: what stands in when the measured series is not at hand.
 *
 * <p>PM2.5 follows c′ = c · (1 − k) + e + c · a/20 with emissions e that have a daily and a yearly
 * cycle, a clearing rate k that grows with the wind and doubles when it is north-westerly, and a
 * disturbance a = 0.6·a + normal noise; what is reported adds an error of measurement. Temperature,
 * dew point and pressure are cycles plus autoregressive noise. About one hour in fifty is missing,
 * in runs.
 */
final class GeneratedAir {

  private static final LocalDateTime START = LocalDateTime.of(2010, 1, 1, 0, 0);
  private static final double HOURS_A_YEAR = 365.25 * 24;

  private final Random random;
  private double pollution = 80;
  private double disturbance;
  private double wind = 1.5;
  private double weather;
  private int direction;
  private int hoursMissing;
  private long missing;

  GeneratedAir(long seed) {
    random = new Random(seed);
  }

  /** The hours of so many months from January 2010 on that are not missing, in order. */
  List<Hour> hours(int months) {
    List<Hour> hours = new ArrayList<>();
    YearMonth end = YearMonth.from(START).plusMonths(months);
    LocalDateTime at = START;
    for (long index = 1; YearMonth.from(at).isBefore(end); index++, at = at.plusHours(1)) {
      Hour hour = next(index, at);
      if (hoursMissing == 0 && random.nextInt(500) == 0) {
        hoursMissing = 1 + random.nextInt(19);
      }
      if (hoursMissing > 0) {
        hoursMissing--;
        missing++;
      } else {
        hours.add(hour);
      }
    }
    return hours;
  }

  /** How many hours were left out. */
  long missing() {
    return missing;
  }

  private Hour next(long index, LocalDateTime at) {
    double year = Math.cos(2 * Math.PI * index / HOURS_A_YEAR);
    double day = Math.cos(2 * Math.PI * (at.getHour() - 20) / 24.0);
    weather = 0.98 * weather + 0.2 * random.nextGaussian();
    wind = Math.max(0, 0.9 * wind + 0.2 + 0.3 * random.nextGaussian());
    if (random.nextInt(12) == 0) {
      direction = random.nextInt(4);
    }
    disturbance = 0.6 * disturbance + random.nextGaussian();
    double clearing = 0.01 + 0.02 * wind * (direction == 0 ? 2 : 1);
    double emission = 4 + 1.5 * day + 1.5 * year;
    pollution = Math.max(2, pollution * (1 - clearing + disturbance / 20) + emission);
    double temperature =
        12 - 14 * year + 5 * Math.cos(2 * Math.PI * (at.getHour() - 15) / 24.0) + 3 * weather;
    double[] values = new double[Hour.COLUMNS.size()];
    values[Hour.PM25] = Math.max(1, Math.rint(pollution + 2 * random.nextGaussian()));
    values[1] = temperature - 9 + 4 * random.nextGaussian();
    values[2] = temperature;
    values[3] = 1016 + 9 * year - 2 * weather + random.nextGaussian();
    values[Hour.WIND] = Math.log1p(wind);
    values[6] = weather > 1.5 ? random.nextInt(3) : 0;
    if (direction < 3) {
      values[Hour.DIRECTION + direction] = 1;
    }
    return new Hour(index, 12 * at.getYear() + at.getMonthValue() - 1, at.getHour(), values);
  }
}
