package ch17_dimension_reduction.cluster;

import ch17_dimension_reduction.observed.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.job.Run;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.clustering.KMeans;
import org.apache.spark.mllib.clustering.KMeansModel;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;

/** MLlib's k-means on the same rows: the RDD form, which takes a start from outside. */
public final class MllibKMeans {

  private static final double EPSILON = 1e-9;

  private final Run run;
  private final JavaRDD<Vector> rows;
  private final int mostRounds;

  /** Over these rows. */
  public MllibKMeans(Run run, Observations rows, int mostRounds) {
    int width = rows.width();
    this.run = run;
    this.rows = rows.rows().map(row -> Vectors.dense(Arrays.copyOf(row, width)));
    this.mostRounds = mostRounds;
  }

  /** Its centres from a given start. */
  public double[][] from(double[][] start) {
    Vector[] centres = Arrays.stream(start).map(Vectors::dense).toArray(Vector[]::new);
    return centres(new KMeans().setK(start.length).setInitialModel(new KMeansModel(centres)));
  }

  /** Its centres from starts of its own, by its own k-means‖. */
  public List<double[][]> fromOwnStarts(int k, int starts, int passes) {
    List<double[][]> found = new ArrayList<>();
    for (int start = 0; start < starts; start++) {
      found.add(
          centres(new KMeans().setK(k).setInitializationSteps(passes).setSeed(run.seed() + start)));
    }
    return found;
  }

  private double[][] centres(KMeans settings) {
    KMeansModel model = settings.setMaxIterations(mostRounds).setEpsilon(EPSILON).run(rows.rdd());
    return Arrays.stream(model.clusterCenters()).map(Vector::toArray).toArray(double[][]::new);
  }
}
