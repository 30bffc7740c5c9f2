package leeml.spark.sum;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.Rows;
import leeml.spark.shard.SparkShards;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import org.apache.spark.api.java.JavaRDD;

/**
 * Means and co-moments of the columns of (X, y), added up row by row and merged shard by shard: m =
 * 1/n Σᵢ zᵢ, C = Σᵢ (zᵢ − m)(zᵢ − m)ᵀ with zᵢ = (xᵢ, yᵢ), in double precision.
 *
 * <p>These are XᵀX and Xᵀy with the means taken out beforehand: sums of raw products lose every
 * digit where a column's mean is large beside its spread (a year, a pressure in hPa). Adding a row:
 * δ = z − m, m += δ/n, C += (n−1)/n · δδᵀ. Merging a and b: δ = m_b − m_a, C = C_a + C_b +
 * n_a·n_b/n · δδᵀ (Chan, Golub, LeVeque, “Updating Formulae and a Pairwise Algorithm for Computing
 * Sample Variances”, 1979). Column numbers start at 0; the target is column p.
 */
public final class Comoments implements Serializable {

  private final int columns;
  private final int width;
  private final double[] means;
  private final double[] upper;
  private long count;
  private transient double[] difference;

  /**
   * No rows yet.
   *
   * @param columns the number p of features, at least 1
   */
  public Comoments(int columns) {
    this(columns, columns + 1);
  }

  private Comoments(int columns, int width) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns = " + columns + ", expected at least 1");
    }
    this.columns = columns;
    this.width = width;
    means = new double[width];
    upper = new double[Math.multiplyExact(width, width + 1) / 2];
  }

  /**
   * No rows yet, of columns without a target: zᵢ = xᵢ, and there is no column p.
   *
   * @param columns the number p of columns, at least 1
   */
  public static Comoments withoutTarget(int columns) {
    return new Comoments(columns, columns);
  }

  /** Those of examples in this thread. */
  public static Comoments of(Examples examples) {
    return of(examples.all());
  }

  /** Those of a batch, in this thread. */
  public static Comoments of(ExampleBatch batch) {
    Rows rows = batch.examples().rows();
    Comoments moments = new Comoments(rows.columns());
    float[] read = new float[rows.columns()];
    double[] x = new double[read.length];
    for (int i = 0; i < batch.size(); i++) {
      Arrays.fill(read, 0);
      rows.addScaled(batch.row(i), 1, read, 0);
      for (int j = 0; j < x.length; j++) {
        x[j] = read[j];
      }
      moments.add(x, batch.target(i));
    }
    return moments;
  }

  /**
   * Those of all shards by one pass: on Spark where the shards lie on Spark. One array of (p + 1)(p
   * + 4)/2 doubles a shard goes to the driver, which merges them in the shards' order, so the same
   * shards give the same bits.
   */
  public static Comoments over(Shards<ExampleBatch> shards) {
    List<Comoments> parts =
        shards instanceof SparkShards<ExampleBatch> there
            ? there.rdd().map(Comoments::of).collect()
            : shards.collect().stream().map(Comoments::of).toList();
    Comoments all = new Comoments(parts.get(0).columns);
    parts.forEach(all::merge);
    return all;
  }

  /**
   * Those of rows without a target by one pass on Spark; the partitions' parts are merged in their
   * order.
   *
   * @param rows the first p numbers of each are read
   * @param columns p, at least 1
   */
  public static Comoments over(JavaRDD<double[]> rows, int columns) {
    Comoments all = withoutTarget(columns);
    rows.mapPartitions(
            part -> {
              Comoments sums = withoutTarget(columns);
              part.forEachRemaining(sums::add);
              return List.of(sums).iterator();
            })
        .collect()
        .forEach(all::merge);
    return all;
  }

  private static Comoments of(Shard<ExampleBatch> shard) {
    int[] order = new int[shard.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    return of(shard.batch(order, 0, order.length));
  }

  /**
   * Adds a row.
   *
   * @param x its features; the first p are read, not modified
   * @param y its target
   */
  public void add(double[] x, double y) {
    if (width == columns) {
      throw new IllegalArgumentException("target " + y + " where the columns have no target");
    }
    double apart = y - means[columns];
    means[columns] += apart / (count + 1);
    addFeatures(x, apart);
  }

  /**
   * Adds a row without a target.
   *
   * @param x the first p are read, not modified
   * @throws IllegalArgumentException if the columns have a target
   */
  public void add(double[] x) {
    if (width > columns) {
      throw new IllegalArgumentException("no target where the columns have one");
    }
    addFeatures(x, 0);
  }

  private void addFeatures(double[] x, double targetApart) {
    if (difference == null) {
      difference = new double[width];
    }
    count++;
    for (int j = 0; j < columns; j++) {
      difference[j] = x[j] - means[j];
      means[j] += difference[j] / count;
    }
    if (width > columns) {
      difference[columns] = targetApart;
    }
    addOuter(difference, (count - 1.0) / count);
  }

  private void addOuter(double[] difference, double factor) {
    int at = 0;
    for (int i = 0; i < width; i++) {
      double left = factor * difference[i];
      for (int j = i; j < width; j++) {
        upper[at++] += left * difference[j];
      }
    }
  }

  /**
   * Adds the rows of another part to these.
   *
   * @param other not modified
   * @throws IllegalArgumentException if the numbers of columns differ
   */
  public void merge(Comoments other) {
    if (other.columns != columns || other.width != width) {
      throw new IllegalArgumentException(
          "parts of %d and %d columns, or one with and one without a target, do not merge"
              .formatted(columns, other.columns));
    }
    if (other.count == 0) {
      return;
    }
    long total = count + other.count;
    double[] apart = new double[width];
    for (int j = 0; j < width; j++) {
      apart[j] = other.means[j] - means[j];
      means[j] += apart[j] * other.count / total;
    }
    addOuter(apart, (double) count * other.count / total);
    for (int e = 0; e < upper.length; e++) {
      upper[e] += other.upper[e];
    }
    count = total;
  }

  /**
   * The same sums over some of the features.
   *
   * @param chosen column numbers, at least one, each 0 … p − 1
   */
  public Comoments select(int... chosen) {
    Comoments part = new Comoments(chosen.length, chosen.length + width - columns);
    part.count = count;
    int at = 0;
    for (int i = 0; i < part.width; i++) {
      int a = i < chosen.length ? chosen[i] : columns;
      part.means[i] = means[a];
      for (int j = i; j < part.width; j++) {
        part.upper[at++] = upper[index(a, j < chosen.length ? chosen[j] : columns)];
      }
    }
    return part;
  }

  /** The number n of rows. */
  public long count() {
    return count;
  }

  /** The number p of features; the target, where there is one, is column p. */
  public int columns() {
    return columns;
  }

  /** The mean of a column, in its units; 0 if there are no rows. */
  public double mean(int column) {
    return means[column];
  }

  /** The covariance of two columns, 1/n Σ (a − ā)(b − b̄); 0 if there are no rows. */
  public double covariance(int a, int b) {
    return count == 0 ? 0 : upper[index(a, b)] / count;
  }

  private int index(int a, int b) {
    int i = Math.min(a, b);
    return i * width - i * (i - 1) / 2 + Math.max(a, b) - i;
  }

  /** The standard deviation of a column, √(1/n Σ (z − z̄)²), in its units. */
  public double deviation(int column) {
    return Math.sqrt(covariance(column, column));
  }
}
