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

  private final Matrix v;

  private SemanticAnalysis(Matrix v) {
    this.v = v;
  }

  /** Finds the directions, as many as {@code code}. */
  public static SemanticAnalysis of(JavaSparkContext spark, Examples known, int code, int tasks) {
    List<Vector> rows = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      rows.add(Vectors.dense(wide(known, i)).toSparse());
    }
    RowMatrix matrix = new RowMatrix(spark.parallelize(rows, tasks).cache().rdd());
    try {
      return new SemanticAnalysis(matrix.computeSVD(code, false, RANK_TOLERANCE).V());
    } finally {
      matrix.rows().unpersist(false);
    }
  }

  /** The codes of documents, shape (n, code). */
  public float[][] codes(Examples documents) {
    float[][] codes = new float[documents.size()][v.numCols()];
    for (int i = 0; i < codes.length; i++) {
      double[] x = wide(documents, i);
      for (int j = 0; j < x.length; j++) {
        for (int k = 0; k < v.numCols() && x[j] != 0; k++) {
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
