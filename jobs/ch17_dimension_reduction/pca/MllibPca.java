package ch17_dimension_reduction.pca;

import ch17_dimension_reduction.observed.Observations;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.ml.feature.PCAModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * MLlib's principal components.
 *
 * @param axes shape (k, p)
 * @param shares of the whole variance, shape (k)
 */
public record MllibPca(double[][] axes, double[] shares) {

  /** Fits it. */
  public static MllibPca of(Dataset<Row> vectors, int k) {
    PCAModel model =
        new PCA().setInputCol(Observations.VECTORS).setOutputCol("z").setK(k).fit(vectors);
    double[][] axes = new double[k][model.pc().numRows()];
    for (int c = 0; c < k; c++) {
      for (int j = 0; j < axes[c].length; j++) {
        axes[c][j] = model.pc().apply(j, c);
      }
    }
    return new MllibPca(axes, model.explainedVariance().toArray());
  }
}
