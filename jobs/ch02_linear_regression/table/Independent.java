package ch02_linear_regression.table;

import java.util.ArrayList;
import java.util.List;
import leeml.spark.sum.Comoments;

/**
 * Which columns determine a weight of their own: Cholesky's decomposition of the correlation
 * matrix, column by column, leaving out each one that those before it explain.
 *
 * <p>The pivot of column j is 1 − R² of its regression on the columns kept so far. One that is
 * {@value #SMALLEST_PIVOT} or less is left out, as R's {@code lm} does: its weight could be
 * anything, and the predictions would stay the same. A column that does not vary is left out for
 * the same reason: it is a multiple of the intercept.
 *
 * @param kept the columns that stay, ascending
 * @param constant those that have one value in all rows
 * @param combined those that are combinations of columns before them
 */
public record Independent(int[] kept, int[] constant, int[] combined) {

  private static final double SMALLEST_PIVOT = 1e-10;
  private static final double SMALLEST_SPREAD = 1e-12;

  /** Looks at sums over the rows. */
  public static Independent of(Comoments moments) {
    List<Integer> kept = new ArrayList<>();
    List<double[]> factors = new ArrayList<>();
    List<Integer> constant = new ArrayList<>();
    List<Integer> combined = new ArrayList<>();
    for (int j = 0; j < moments.columns(); j++) {
      if (moments.deviation(j) <= SMALLEST_SPREAD * Math.abs(moments.mean(j))) {
        constant.add(j);
        continue;
      }
      double[] factor = factor(moments, j, kept, factors);
      if (factor[kept.size()] <= SMALLEST_PIVOT) {
        combined.add(j);
        continue;
      }
      factor[kept.size()] = Math.sqrt(factor[kept.size()]);
      kept.add(j);
      factors.add(factor);
    }
    return new Independent(ints(kept), ints(constant), ints(combined));
  }

  /** The next row of the triangular factor, with the pivot, not its root, at the end. */
  private static double[] factor(
      Comoments moments, int column, List<Integer> kept, List<double[]> factors) {
    double[] row = new double[kept.size() + 1];
    double pivot = 1;
    for (int k = 0; k < kept.size(); k++) {
      double sum =
          moments.covariance(column, kept.get(k))
              / (moments.deviation(column) * moments.deviation(kept.get(k)));
      double[] other = factors.get(k);
      for (int i = 0; i < k; i++) {
        sum -= row[i] * other[i];
      }
      row[k] = sum / other[k];
      pivot -= row[k] * row[k];
    }
    row[kept.size()] = pivot;
    return row;
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
