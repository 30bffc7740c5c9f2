package bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.spark.pca.Angles;
import leeml.spark.pca.PrincipalComponents;
import leeml.spark.sum.Comoments;
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
   * @param mllibShare of the variance that MLlib's axes hold
   * @param oursShare of the variance that ours hold
   * @param degrees the largest principal angle between the two spaces
   */
  record Outcome(
      double mllibSeconds,
      double mllibShare,
      double oursSeconds,
      double oursShare,
      double degrees) {}

  /** One run of both sides. */
  private record Lap(
      double mllibSeconds, PCAModel mllib, double oursSeconds, PrincipalComponents ours) {}

  /** Makes the rows and runs both sides in turn; a lap before them counts for nothing. */
  Outcome measure(SparkSession spark, int repeats) {
    Dataset<Row> table = new GeneratedBlobs(rows, columns, BLOBS, partitions, seed).cached(spark);
    lap(table);
    List<Lap> laps = new ArrayList<>();
    for (int lap = 0; lap < repeats; lap++) {
      laps.add(lap(table));
    }
    table.unpersist();
    Lap last = laps.get(repeats - 1);
    return new Outcome(
        Median.of(laps, Lap::mllibSeconds),
        Arrays.stream(last.mllib().explainedVariance().toArray()).sum(),
        Median.of(laps, Lap::oursSeconds),
        last.ours().shareOfFirst(components),
        Angles.largestPrincipal(last.ours().axes(), axes(last.mllib())));
  }

  private Lap lap(Dataset<Row> table) {
    PCA pca = new PCA().setInputCol(GeneratedBlobs.FEATURES).setOutputCol("z").setK(components);
    long start = System.nanoTime();
    PCAModel model = pca.fit(table);
    double mllibSeconds = (System.nanoTime() - start) * 1e-9;
    start = System.nanoTime();
    PrincipalComponents found =
        PrincipalComponents.ofCovariance(
            Comoments.over(GeneratedBlobs.rows(table), columns), components);
    double oursSeconds = (System.nanoTime() - start) * 1e-9;
    return new Lap(mllibSeconds, model, oursSeconds, found);
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
}
