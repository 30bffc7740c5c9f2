package ch17_dimension_reduction.cluster;

/**
 * How many rows of each class lie in each cluster, and what that says.
 *
 * @param counts shape (clusters, classes)
 */
public record Agreement(long[][] counts) {

  /**
   * Counts rows.
   *
   * @param cluster of each row, 0 … clusters − 1
   * @param label the class of each row, 0 … classes − 1
   */
  public static Agreement of(int[] cluster, int[] label, int clusters, int classes) {
    long[][] counts = new long[clusters][classes];
    for (int i = 0; i < cluster.length; i++) {
      counts[cluster[i]][label[i]]++;
    }
    return new Agreement(counts);
  }

  /** The share of rows that are of the commonest class of their cluster, in (0, 1]. */
  public double purity() {
    long common = 0;
    long all = 0;
    for (long[] cluster : counts) {
      long most = 0;
      for (long count : cluster) {
        most = Math.max(most, count);
        all += count;
      }
      common += most;
    }
    return (double) common / all;
  }

  /**
   * The adjusted Rand index: of all pairs of rows, how much more often than by chance clusters and
   * classes agree on whether they belong together. 1 if they are the same, about 0 by chance.
   *
   * <p>Source: L. Hubert, P. Arabie, Comparing Partitions, Journal of Classification 2, 1985.
   */
  public double adjustedRand() {
    double together = 0;
    double inClusters = 0;
    long[] ofClass = new long[counts[0].length];
    long all = 0;
    for (long[] cluster : counts) {
      long size = 0;
      for (int k = 0; k < cluster.length; k++) {
        together += pairs(cluster[k]);
        size += cluster[k];
        ofClass[k] += cluster[k];
      }
      inClusters += pairs(size);
      all += size;
    }
    double inClasses = 0;
    for (long size : ofClass) {
      inClasses += pairs(size);
    }
    double byChance = inClusters * inClasses / pairs(all);
    double most = (inClusters + inClasses) / 2;
    return most == byChance ? 1 : (together - byChance) / (most - byChance);
  }

  private static double pairs(long n) {
    return n * (n - 1) / 2.0;
  }
}
