package ch05_classification.generative;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;

/** How often a classifier is right when it is so and so sure. */
public final class Calibration {

  private Calibration() {}

  /**
   * Sorts rows by the probability of the class that is answered, into bins of equal width over [0,
   * 1], by one pass.
   *
   * @param rows with the class after the features
   * @param logJoint ln P(x, k) of a row, up to a number that classes share; shipped to the
   *     executors
   * @return {mean probability, share of rows that are right}, bins without rows left out
   */
  public static double[][] of(
      JavaRDD<double[]> rows, Function<double[], double[]> logJoint, int bins) {
    List<double[]> parts =
        rows.mapPartitions(
                part -> {
                  double[] sums = new double[3 * bins];
                  while (part.hasNext()) {
                    double[] row = part.next();
                    add(logJoint.call(row), (int) row[row.length - 1], sums, bins);
                  }
                  return List.of(sums).iterator();
                })
            .collect();
    double[] all = new double[3 * bins];
    parts.forEach(part -> IntStream.range(0, all.length).forEach(i -> all[i] += part[i]));
    int[] filled = IntStream.range(0, bins).filter(b -> all[3 * b] > 0).toArray();
    return new double[][] {
      IntStream.of(filled).mapToDouble(b -> all[3 * b + 1] / all[3 * b]).toArray(),
      IntStream.of(filled).mapToDouble(b -> all[3 * b + 2] / all[3 * b]).toArray()
    };
  }

  private static void add(double[] scores, int truth, double[] sums, int bins) {
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - scores[best]);
    }
    int bin = Math.min(bins - 1, (int) (bins / sum));
    sums[3 * bin]++;
    sums[3 * bin + 1] += 1 / sum;
    sums[3 * bin + 2] += best == truth ? 1 : 0;
  }
}
