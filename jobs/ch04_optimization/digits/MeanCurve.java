package ch04_optimization.digits;

import ch04_optimization.digits.DigitTrial.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Runs that differ only in their seed, taken together.
 *
 * @param steps where the curve has points
 * @param mean over the runs, at each point
 * @param low the lowest of the runs, at each point
 * @param high the highest
 * @param trainLoss mean over the runs of the loss over all training digits
 * @param accuracy mean over the runs of the share of held-out digits read right
 * @param accuracySpread their standard deviation, n − 1 in the denominator; 0 for one run
 */
public record MeanCurve(
    double[] steps,
    double[] mean,
    double[] low,
    double[] high,
    double trainLoss,
    double accuracy,
    double accuracySpread) {

  /** Takes runs of equal length together; at least one. */
  public static MeanCurve of(List<Outcome> runs) {
    int points = runs.stream().mapToInt(run -> run.loss().length).min().orElseThrow();
    double[] mean = new double[points];
    double[] low = new double[points];
    double[] high = new double[points];
    for (int i = 0; i < points; i++) {
      int point = i;
      double[] losses = each(runs, run -> run.loss()[point]);
      mean[i] = StatUtils.mean(losses);
      low[i] = StatUtils.min(losses);
      high[i] = StatUtils.max(losses);
    }
    double[] accuracies = each(runs, Outcome::accuracy);
    return new MeanCurve(
        Arrays.copyOf(runs.get(0).steps(), points),
        mean,
        low,
        high,
        StatUtils.mean(each(runs, Outcome::trainLoss)),
        StatUtils.mean(accuracies),
        runs.size() < 2 ? 0 : Math.sqrt(StatUtils.variance(accuracies)));
  }

  private static double[] each(List<Outcome> runs, ToDoubleFunction<Outcome> value) {
    return runs.stream().mapToDouble(value).toArray();
  }
}
