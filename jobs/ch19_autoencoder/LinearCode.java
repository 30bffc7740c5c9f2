package ch19_autoencoder;

import java.util.ArrayList;
import java.util.List;
import leeml.data.idx.ImageSplit;
import leeml.job.Run;
import leeml.spark.pca.PrincipalComponents;
import leeml.spark.sum.Comoments;
import org.apache.spark.api.java.JavaRDD;

/**
 * The best code that is linear both ways: z = Vᵀ(x − μ), x̂ = μ + Vz, from one pass over the
 * training pictures on Spark, p² numbers a worker.
 */
record LinearCode(PrincipalComponents components) {

  /** Of as many numbers as {@code code} says. */
  static LinearCode of(Run run, ImageSplit pictures, int code) {
    List<double[]> rows = new ArrayList<>();
    float[] pixels = AutoEncoder.pixelsOf(pictures.train());
    for (int i = 0; i < pictures.train().size(); i++) {
      rows.add(wide(pixels, i, pictures.pixels()));
    }
    JavaRDD<double[]> spread = run.sc().parallelize(rows, run.workers(0));
    return new LinearCode(
        PrincipalComponents.ofCovariance(Comoments.over(spread, pictures.pixels()), code));
  }

  /**
   * Pictures through the code and back.
   *
   * @param original shape (n, p) one after the other; not modified
   * @return the same shape; pixels may leave [0, 1]
   */
  float[] back(float[] original) {
    int pixels = components.mean().length;
    float[] back = new float[original.length];
    for (int i = 0; i < original.length / pixels; i++) {
      double[] x = components.reconstruct(components.project(wide(original, i, pixels)));
      for (int j = 0; j < pixels; j++) {
        back[i * pixels + j] = (float) x[j];
      }
    }
    return back;
  }

  private static double[] wide(float[] pixels, int picture, int count) {
    double[] row = new double[count];
    for (int j = 0; j < count; j++) {
      row[j] = pixels[picture * count + j];
    }
    return row;
  }
}
