package bench;

import java.util.Arrays;
import java.util.List;
import leeml.spark.pca.Angles;
import leeml.spark.pca.PrincipalComponents;
import leeml.spark.sum.Comoments;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.ml.feature.PCAModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Principal components by MLlib and by this library's one pass of co-moments, from the same cached
 * table to the axes on the driver.
 *
 * @param rows n
 * @param columns p
 * @param components k
 * @param partitions of the table
 * @param seed of the table
 */
record ComponentsContest(int rows, int columns, int components, int partitions, long seed) {

  private static final int BLOBS = 50;

  /**
   * Medians of the laps.
   *
   * @param degrees the largest principal angle between the two spaces
   */
  record Outcome(double mllibSeconds, double oursSeconds, double degrees) {}

  /** Makes the rows and runs both sides in turn; a lap before them counts for nothing. */
  Outcome measure(SparkSession spark, int repeats) {
    Dataset<Row> table = new GeneratedBlobs(rows, columns, BLOBS, partitions, seed).cached(spark);
    double[] mllib = new double[repeats];
    double[] ours = new double[repeats];
    double degrees = 0;
    for (int lap = -1; lap < repeats; lap++) {
      long start = System.nanoTime();
      PCAModel model =
          new PCA()
              .setInputCol(GeneratedBlobs.FEATURES)
              .setOutputCol("z")
              .setK(components)
              .fit(table);
      double mllibSeconds = (System.nanoTime() - start) * 1e-9;
      start = System.nanoTime();
      PrincipalComponents found =
          PrincipalComponents.ofCovariance(moments(GeneratedBlobs.rows(table)), components);
      double oursSeconds = (System.nanoTime() - start) * 1e-9;
      if (lap >= 0) {
        mllib[lap] = mllibSeconds;
        ours[lap] = oursSeconds;
      }
      degrees = Angles.largestPrincipal(found.axes(), axes(model));
    }
    table.unpersist();
    return new Outcome(median(mllib), median(ours), degrees);
  }

  private Comoments moments(JavaRDD<double[]> rows) {
    int p = columns;
    Comoments all = new Comoments(p);
    rows.mapPartitions(
            part -> {
              Comoments moments = new Comoments(p);
              part.forEachRemaining(row -> moments.add(row, 0));
              return List.of(moments).iterator();
            })
        .collect()
        .forEach(all::merge);
    return all;
  }

  private double[][] axes(PCAModel model) {
    double[][] axes = new double[components][columns];
    for (int k = 0; k < components; k++) {
      for (int j = 0; j < columns; j++) {
        axes[k][j] = model.pc().apply(j, k);
      }
    }
    return axes;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }
}
