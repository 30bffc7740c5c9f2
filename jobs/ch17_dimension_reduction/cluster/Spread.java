package ch17_dimension_reduction.cluster;

import java.util.Arrays;
import java.util.List;

/**
 * How large clusters are and how far their rows scatter.
 *
 * @param sizes rows of each cluster
 * @param within Σ over clusters of the squared distances from their mean
 */
public record Spread(int[] sizes, double within) {

  /**
   * Measures a clustering.
   *
   * @param rows at least p numbers each, of which the first p count
   * @param columns p
   * @param cluster of each row, 0, 1, …
   */
  public static Spread of(List<double[]> rows, int columns, int[] cluster) {
    int clusters = Arrays.stream(cluster).max().orElse(-1) + 1;
    double[][] means = new double[clusters][columns];
    int[] sizes = new int[clusters];
    for (int i = 0; i < cluster.length; i++) {
      sizes[cluster[i]]++;
      for (int j = 0; j < columns; j++) {
        means[cluster[i]][j] += rows.get(i)[j];
      }
    }
    double within = 0;
    for (int i = 0; i < cluster.length; i++) {
      int c = cluster[i];
      for (int j = 0; j < columns; j++) {
        double apart = rows.get(i)[j] - means[c][j] / sizes[c];
        within += apart * apart;
      }
    }
    return new Spread(sizes, within);
  }
}
