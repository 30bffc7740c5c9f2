package ch02_linear_regression.curve;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import leeml.data.csv.CsvTable;
import leeml.data.csv.Missing;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Pairs (x, y): one number, and the number to predict from it.
 *
 * @param x shape (n), not copied
 * @param y shape (n), not copied
 */
public record Sample(double[] x, double[] y) implements Serializable {

  /** Checks that the two belong together. */
  public Sample {
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException(
          x.length + " values of x and " + y.length + " of y, expected as many, and at least 1");
    }
  }

  /**
   * Two columns of a table.
   *
   * @throws leeml.error.BadInputException where one of them holds no number
   */
  public static Sample read(SparkSession spark, String path, String feature, String target) {
    List<Row> rows =
        CsvTable.open(spark, path)
            .numeric(List.of(feature, target), Missing.ERROR)
            .rows()
            .collectAsList();
    return new Sample(column(rows, 0), column(rows, 1));
  }

  /** All pairs of several samples, one after the other. */
  public static Sample joined(List<Sample> parts) {
    return new Sample(
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.x)).toArray(),
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.y)).toArray());
  }

  /** How many pairs there are. */
  public int size() {
    return x.length;
  }

  /** The smallest x. */
  public double low() {
    return Arrays.stream(x).min().orElseThrow();
  }

  /** The largest x. */
  public double high() {
    return Arrays.stream(x).max().orElseThrow();
  }

  /** The pairs at some places, copied. */
  public Sample at(int... places) {
    return new Sample(
        Arrays.stream(places).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(places).mapToDouble(i -> y[i]).toArray());
  }

  /** The same pairs in a random order. */
  public Sample shuffled(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[size()];
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return at(order);
  }

  /**
   * The first {@code train} pairs to train on and the others to test on.
   *
   * @throws IllegalArgumentException if nothing is left for one of the two
   */
  public Split split(int train) {
    if (train < 1 || train >= size()) {
      throw new IllegalArgumentException(
          "%d of %d pairs to train on, expected 1 … %d".formatted(train, size(), size() - 1));
    }
    return new Split(range(0, train), range(train, size()));
  }

  /** The pairs from one place up to, not including, another. */
  public Sample range(int from, int to) {
    return new Sample(Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to));
  }

  private static double[] column(List<Row> rows, int column) {
    return rows.stream().mapToDouble(row -> row.getDouble(column)).toArray();
  }

  /** What is trained on and what is tested on. */
  public record Split(Sample train, Sample test) implements Serializable {}
}
