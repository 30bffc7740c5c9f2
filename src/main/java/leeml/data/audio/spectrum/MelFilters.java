package leeml.data.audio.spectrum;

/**
 * Triangles over the frequencies, evenly spaced in mel: narrow where the ear is fine, wide above.
 *
 * <p>With M + 2 edges h_0 … h_(M+1) whose mels are evenly spaced from the lowest to the highest
 * frequency, filter m rises from 0 at h_(m−1) to 1 at h_m and falls to 0 at h_(m+1); m = 1 … M.
 * Edges are not rounded to frequencies of the transform.
 *
 * <p>Source: Davis, Mermelstein, Comparison of parametric representations for monosyllabic word
 * recognition, IEEE TASSP 28 (1980), figure 1; variant: edges in mel throughout, as in The HTK
 * Book, section 5.4.
 */
public final class MelFilters {

  private final double[] edges;
  private final int[] first;
  private final double[][] weights;

  /**
   * Filters for a power spectrum.
   *
   * @param count M, at least 1
   * @param lowHz the lowest edge, at least 0
   * @param highHz the highest edge, at most half the rate
   * @param size N of the transform
   * @param rateHz samples a second
   * @throws IllegalArgumentException if the range is empty, or so narrow that a filter lies between
   *     two frequencies of the transform
   */
  public MelFilters(int count, double lowHz, double highHz, int size, int rateHz) {
    if (count < 1 || !(lowHz >= 0 && lowHz < highHz && highHz <= rateHz / 2.0)) {
      throw new IllegalArgumentException(
          "%d filters from %s to %s Hz, expected at least 1 within 0 … %s Hz"
              .formatted(count, lowHz, highHz, rateHz / 2.0));
    }
    edges = new double[count + 2];
    double low = MelScale.ofHertz(lowHz);
    double step = (MelScale.ofHertz(highHz) - low) / (count + 1);
    for (int m = 0; m < edges.length; m++) {
      edges[m] = MelScale.toHertz(low + m * step);
    }
    first = new int[count];
    weights = new double[count][];
    for (int m = 0; m < count; m++) {
      fill(m, (double) rateHz / size, size / 2);
    }
  }

  private void fill(int m, double binHz, int lastBin) {
    first[m] = (int) Math.floor(edges[m] / binHz) + 1;
    int last = Math.min(lastBin, (int) Math.ceil(edges[m + 2] / binHz) - 1);
    if (last < first[m]) {
      throw new IllegalArgumentException(
          "the filter from %.1f to %.1f Hz lies between two frequencies of the transform, %.1f Hz apart; take fewer filters"
              .formatted(edges[m], edges[m + 2], binHz));
    }
    weights[m] = new double[last - first[m] + 1];
    for (int k = first[m]; k <= last; k++) {
      weights[m][k - first[m]] = height(m, k * binHz);
    }
  }

  private double height(int m, double hertz) {
    return hertz <= edges[m + 1]
        ? (hertz - edges[m]) / (edges[m + 1] - edges[m])
        : (edges[m + 2] - hertz) / (edges[m + 2] - edges[m + 1]);
  }

  /** M. */
  public int count() {
    return weights.length;
  }

  /** Edge m in hertz, m = 0 … M + 1; filter m has its peak there. */
  public double edgeHz(int m) {
    return edges[m];
  }

  /**
   * What filter m takes from a power spectrum: Σ_k w_mk P_k.
   *
   * @param m 0 … M − 1
   */
  public double energy(int m, double[] power) {
    double sum = 0;
    for (int k = 0; k < weights[m].length; k++) {
      sum += weights[m][k] * power[first[m] + k];
    }
    return sum;
  }
}
