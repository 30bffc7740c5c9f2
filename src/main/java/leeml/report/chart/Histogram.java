package leeml.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How values are spread: counts in bins of equal width, shared by all samples of the chart.
 *
 * <p>The number of bins is the larger of Sturges' (1926), ⌈log₂ n⌉ + 1, and Freedman and Diaconis'
 * (1981), ⌈(max − min) / (2·IQR·n^(−1/3))⌉, at most 200, unless {@link #bins} sets it. Values that
 * are not finite are left out.
 */
public final class Histogram extends Framed<Histogram> {
  private static final int MOST_BINS = 200;

  /** The finite values of one kind. */
  public static final class Sample {
    private final String name;
    private final double[] ascending;

    private Sample(String name, double[] values) {
      this.name = name;
      this.ascending = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /** What the legend says. */
    public String name() {
      return name;
    }

    /** How many finite values there are. */
    public int size() {
      return ascending.length;
    }
  }

  private final List<Sample> samples = new ArrayList<>();
  private int bins;

  private Histogram(String title, String xName) {
    super(title, new Axis(xName), new Axis("count"));
  }

  /** Starts a chart; {@code xName} is the quantity with its unit. */
  public static Histogram of(String title, String xName) {
    return new Histogram(title, xName);
  }

  /** Adds a sample; copied. */
  public Histogram values(String name, double[] values) {
    samples.add(new Sample(name, values));
    return this;
  }

  /**
   * Sets the number of bins.
   *
   * @param count in [1, 200]
   * @throws IllegalArgumentException if it is outside
   */
  public Histogram bins(int count) {
    if (count < 1 || count > MOST_BINS) {
      throw new IllegalArgumentException("bins " + count + " is not in [1, " + MOST_BINS + "]");
    }
    bins = count;
    return this;
  }

  /** The samples in order; a read-only view. */
  public List<Sample> samples() {
    return Collections.unmodifiableList(samples);
  }

  /**
   * The edges of the bins, ascending, shape (bins + 1); empty if there are no values. Values that
   * are all equal get one bin of width 1 around them.
   */
  public double[] edges() {
    double[] all = samples.stream().flatMapToDouble(s -> Arrays.stream(s.ascending)).toArray();
    if (all.length == 0) {
      return new double[0];
    }
    Arrays.sort(all);
    double low = all[0];
    double high = all[all.length - 1];
    if (low == high) {
      return new double[] {low - 0.5, low + 0.5};
    }
    int count = bins > 0 ? bins : binCount(all);
    double[] edges = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      edges[i] = low + (high - low) * i / count;
    }
    edges[count] = high;
    return edges;
  }

  /**
   * Counts values by bin: each bin holds its lower edge, the last one its upper edge too.
   *
   * @param edges ascending, as {@link #edges} gives them
   * @return shape (edges − 1)
   */
  public static long[] counts(Sample sample, double[] edges) {
    long[] counts = new long[Math.max(0, edges.length - 1)];
    for (double value : sample.ascending) {
      int at = Arrays.binarySearch(edges, value);
      int bin = at >= 0 ? at : -at - 2;
      if (bin >= 0 && value <= edges[edges.length - 1]) {
        counts[Math.min(bin, counts.length - 1)]++;
      }
    }
    return counts;
  }

  private static int binCount(double[] sorted) {
    int n = sorted.length;
    double sturges = Math.ceil(Math.log(n) / Math.log(2)) + 1;
    double spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    double range = sorted[n - 1] - sorted[0];
    double diaconis = spread > 0 ? Math.ceil(range / (2 * spread / Math.cbrt(n))) : 1;
    return (int) Math.min(MOST_BINS, Math.max(sturges, diaconis));
  }

  private static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  @Override
  Histogram self() {
    return this;
  }
}
