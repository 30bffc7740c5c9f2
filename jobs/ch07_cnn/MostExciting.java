package ch07_cnn;

import java.util.Arrays;
import leeml.dl4j.LayerFunction;
import leeml.model.Examples;

/**
 * The pictures of a set that excite filters of the second convolution most.
 *
 * @param pictures the best one of each filter
 * @param sums what it reaches: the sum of the filter's map before its ReLU
 */
record MostExciting(int[] pictures, double[] sums) {

  private static final int AT_A_TIME = 200;

  /**
   * Looks at all pictures.
   *
   * @param filters how many are looked at, the first ones
   */
  static MostExciting of(Examples pictures, LeNet net, float[] theta, int filters) {
    LayerFunction maps = net.secondMaps(theta);
    int size = pictures.rows().columns();
    int[] best = new int[filters];
    double[] sums = new double[filters];
    Arrays.fill(sums, Double.NEGATIVE_INFINITY);
    for (int from = 0; from < pictures.size(); from += AT_A_TIME) {
      int count = Math.min(AT_A_TIME, pictures.size() - from);
      float[] pixels = new float[count * size];
      for (int n = 0; n < count; n++) {
        pictures.rows().addScaled(from + n, 1, pixels, n * size);
      }
      float[] outputs = maps.outputs(pixels);
      int all = net.sizes().filters().get(1);
      int area = outputs.length / (count * all);
      for (int n = 0; n < count; n++) {
        for (int k = 0; k < filters; k++) {
          double sum = Goal.Filters.sum(outputs, (n * all + k) * area, area);
          if (sum > sums[k]) {
            sums[k] = sum;
            best[k] = from + n;
          }
        }
      }
    }
    return new MostExciting(best, sums);
  }
}
