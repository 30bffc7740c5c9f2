package bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import leeml.spark.kmeans.Clustering;
import leeml.spark.kmeans.KMeans;
import leeml.spark.kmeans.Points;
import leeml.spark.kmeans.Seeding;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * K-means by MLlib and by this library, from the same cached table: seeding by k-means‖ with as
 * many passes, at most as many rounds, each side with its own random numbers. What counts is all
 * from the table to the centres. The inertia of both is taken by one function.
 *
 * @param rows n
 * @param columns p
 * @param clusters k; there are as many blobs
 * @param partitions of the table
 * @param seed of the table and of both sides
 */
record ClusteringContest(int rows, int columns, int clusters, int partitions, long seed) {

  private static final int MOST_ROUNDS = 20; // MLlib's default, as are the others
  private static final int PASSES = 2;
  private static final double TOLERANCE = 1e-4;

  /** One run of both sides. */
  record Lap(double mllibSeconds, double mllibInertia, double oursSeconds, double oursInertia) {}

  /** Medians of the laps; seeds differ from lap to lap, so inertias are means. */
  record Outcome(
      double mllibSeconds, double mllibInertia, double oursSeconds, double oursInertia) {}

  /** Makes the rows and runs both sides in turn; a lap before them counts for nothing. */
  Outcome measure(SparkSession spark, int repeats) {
    Dataset<Row> table =
        new GeneratedBlobs(rows, columns, clusters, partitions, seed).cached(spark);
    lap(table, 0);
    List<Lap> laps = new ArrayList<>();
    for (int lap = 1; lap <= repeats; lap++) {
      laps.add(lap(table, lap));
    }
    table.unpersist();
    return new Outcome(
        Median.of(laps, Lap::mllibSeconds),
        mean(laps, Lap::mllibInertia),
        Median.of(laps, Lap::oursSeconds),
        mean(laps, Lap::oursInertia));
  }

  private Lap lap(Dataset<Row> table, int number) {
    long start = System.nanoTime();
    KMeansModel model =
        new org.apache.spark.ml.clustering.KMeans()
            .setK(clusters)
            .setInitSteps(PASSES)
            .setMaxIter(MOST_ROUNDS)
            .setTol(TOLERANCE)
            .setSeed(seed + number)
            .fit(table);
    double mllibSeconds = (System.nanoTime() - start) * 1e-9;
    double[][] theirs =
        Arrays.stream(model.clusterCenters()).map(c -> c.toArray()).toArray(double[][]::new);
    start = System.nanoTime();
    try (Points points = Points.pack(GeneratedBlobs.rows(table), columns)) {
      double[][] begin = Seeding.PARALLEL.centres(points, clusters, PASSES, seed + number);
      Clustering found = new KMeans(MOST_ROUNDS, TOLERANCE).fit(points, begin);
      double oursSeconds = (System.nanoTime() - start) * 1e-9;
      return new Lap(mllibSeconds, KMeans.inertia(points, theirs), oursSeconds, found.inertia());
    }
  }

  private static double mean(List<Lap> laps, ToDoubleFunction<Lap> value) {
    return laps.stream().mapToDouble(value).average().orElseThrow();
  }
}
