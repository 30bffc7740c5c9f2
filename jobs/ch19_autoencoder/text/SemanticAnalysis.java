package ch19_autoencoder.text;

import java.util.ArrayList;
import java.util.List;
import leeml.model.Examples;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Matrix;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.linalg.distributed.RowMatrix;

/**
 * Latent semantic analysis: the code of a document is xV with the leading right singular vectors of
 * the known documents, A ≈ UΣVᵀ, by MLlib.
 *
 * <p>Source: Deerwester et al., Indexing by latent semantic analysis, JASIS 41 (1990).
 */
public final class SemanticAnalysis {

  private static final double RANK_TOLERANCE = 1e-9;

  /** Directions more than are kept: with few the iteration may not part equal singular values. */
  private static final int OVERSAMPLING = 10;

  private final Matrix v;
  private final int code;

  private SemanticAnalysis(Matrix v, int code) {
    this.v = v;
    this.code = code;
  }

  /**
   * Finds the directions.
   *
   * @param code how many, at most the columns and what the documents' rank gives
   */
  public static SemanticAnalysis of(JavaSparkContext spark, Examples known, int code, int tasks) {
    List<Vector> rows = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      rows.add(Vectors.dense(wide(known, i)).toSparse());
    }
    RowMatrix matrix = new RowMatrix(spark.parallelize(rows, tasks).cache().rdd());
    try {
      int asked = Math.min(code + OVERSAMPLING, known.rows().columns());
      Matrix v = matrix.computeSVD(asked, false, RANK_TOLERANCE).V();
      return new SemanticAnalysis(v, Math.min(code, v.numCols()));
    } finally {
      matrix.rows().unpersist(false);
    }
  }

  /** The codes of documents, shape (n, code). */
  public float[][] codes(Examples documents) {
    float[][] codes = new float[documents.size()][code];
    for (int i = 0; i < codes.length; i++) {
      double[] x = wide(documents, i);
      for (int j = 0; j < x.length; j++) {
        for (int k = 0; k < code && x[j] != 0; k++) {
          codes[i][k] += (float) (x[j] * v.apply(j, k));
        }
      }
    }
    return codes;
  }

  private static double[] wide(Examples documents, int i) {
    float[] row = new float[documents.rows().columns()];
    documents.rows().addScaled(i, 1, row, 0);
    double[] wide = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      wide[j] = row[j];
    }
    return wide;
  }
}
