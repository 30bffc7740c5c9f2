package leeml.optim.schedule;

import leeml.optim.Require;
import leeml.optim.Schedule;

/**
 * One triangle up and down, then a short tail far below where it began.
 *
 * <p>With i = t − 1, straight lines through (0, low), (h, high), (2h, low) and (2h + tail, last);
 * {@code last} from there on.
 *
 * <p>Source: Smith 2018, section 4.1: a cycle slightly shorter than the run, then several orders of
 * magnitude down. Variant: straight lines throughout (not cosines, as in later libraries), and the
 * rate alone: the momentum does not run against it.
 *
 * @param low the first rate, at least {@code last}
 * @param high the rate at the top, finite and at least {@code low}
 * @param last the last rate, at least 0
 * @param half h in steps, at least 1
 * @param tail the steps from the end of the triangle to {@code last}, at least 1
 */
public record OneCycle(double low, double high, double last, long half, long tail)
    implements Schedule {

  public OneCycle {
    Require.notNegative("last", last);
    Require.atLeast("low", low, last);
    Require.atLeast("high", high, low);
    Require.atLeast("half", half, 1);
    Require.atLeast("tail", tail, 1);
  }

  /**
   * The usual proportions over a run: from high/10 up to high in 45 % of the steps, down again in
   * as many, and in what is left to high/1000.
   *
   * @param high the rate at the top, finite and at least 0
   * @param steps the length of the run, at least 4
   */
  public static OneCycle over(double high, long steps) {
    Require.atLeast("steps", steps, 4);
    long half = Math.min((steps - 2) / 2, Math.max(1, (long) (0.45 * steps)));
    return new OneCycle(high / 10, high, high / 1000, half, steps - 1 - 2 * half);
  }

  @Override
  public double rate(long step) {
    long i = Require.step(step) - 1;
    if (i <= half) {
      return between(low, high, (double) i / half);
    }
    if (i <= 2 * half) {
      return between(high, low, (double) (i - half) / half);
    }
    return between(low, last, Math.min(1.0, (double) (i - 2 * half) / tail));
  }

  private static double between(double from, double to, double progress) {
    return from * (1 - progress) + to * progress;
  }
}
