package leeml.spark.pca;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Principal components by the singular value decomposition of the centred table, X − x̄ = U Σ Vᵀ:
 * the axes are V, the variances σ²/n. XᵀX is never formed, which would square the condition number
 * and lose what is below √ε of the largest singular value.
 *
 * <p>TSQR: a part of the rows is as good as the triangle R of its QR decomposition, since RᵀR is
 * its XᵀX. A task folds its rows into one R, some hundreds at a time; two R one above the other
 * fold into one in turn, up a tree. A partition sends p² doubles, once; V comes out of the last R
 * on the driver.
 *
 * <p>Source: J. Demmel, L. Grigori, M. Hoemmen, J. Langou, Communication-optimal Parallel and
 * Sequential QR and LU Factorizations, SIAM Journal on Scientific Computing 34, 2012; the variant
 * that drops Q.
 */
public final class TallSkinny {

  /** Rows folded in at a time, as a multiple of p: R itself is then a fifth of the work. */
  private static final int ROWS_A_COLUMN = 4;

  private TallSkinny() {}

  /**
   * The components of a table of p columns.
   *
   * @param rows at least p numbers each, of which the first p are taken; not modified
   * @param mean x̄, shape (p)
   * @param k 1 … p
   * @throws IllegalArgumentException if k is outside, or there are no rows
   */
  public static PrincipalComponents of(JavaRDD<double[]> rows, double[] mean, int k) {
    int p = mean.length;
    PrincipalComponents.requireComponents(k, p);
    Broadcast<double[]> sent = JavaSparkContext.fromSparkContext(rows.context()).broadcast(mean);
    Part all;
    try {
      all =
          rows.mapPartitions(part -> List.of(fold(part, sent.value())).iterator())
              .treeReduce((above, below) -> above.over(below, p));
    } finally {
      sent.destroy();
    }
    if (all.rows == 0) {
      throw new IllegalArgumentException("no rows: at least one is needed");
    }
    double total = 0;
    for (double entry : all.triangle) {
      total += entry * entry / all.rows; // ‖R‖² = ‖X − x̄‖²
    }
    Dense.Eigen singular = Dense.rightSingular(all.triangle, p, k);
    double[] variances = new double[k];
    for (int i = 0; i < k; i++) {
      variances[i] = singular.values()[i] * singular.values()[i] / all.rows;
    }
    return new PrincipalComponents(mean.clone(), singular.vectors(), variances, total);
  }

  /**
   * What stands for some rows.
   *
   * @param triangle R, shape (p, p), column by column
   * @param rows how many
   */
  private record Part(double[] triangle, long rows) implements Serializable {

    Part over(Part below, int p) {
      double[] stacked = new double[2 * p * p];
      for (int j = 0; j < p; j++) {
        System.arraycopy(triangle, j * p, stacked, j * 2 * p, p);
        System.arraycopy(below.triangle, j * p, stacked, j * 2 * p + p, p);
      }
      return new Part(Dense.triangle(stacked, 2 * p, p), rows + below.rows);
    }
  }

  private static Part fold(Iterator<double[]> rows, double[] mean) {
    int p = mean.length;
    int height = (ROWS_A_COLUMN + 1) * p;
    double[] triangle = new double[p * p];
    long count = 0;
    while (rows.hasNext()) {
      double[] stacked = new double[height * p]; // R above, rows below, zeros where they end
      for (int j = 0; j < p; j++) {
        System.arraycopy(triangle, j * p, stacked, j * height, j + 1);
      }
      for (int i = p; i < height && rows.hasNext(); i++, count++) {
        double[] x = rows.next();
        for (int j = 0; j < p; j++) {
          stacked[j * height + i] = x[j] - mean[j];
        }
      }
      triangle = Dense.triangle(stacked, height, p);
    }
    return new Part(triangle, count);
  }
}
