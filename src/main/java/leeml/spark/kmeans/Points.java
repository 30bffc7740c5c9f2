package leeml.spark.kmeans;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows on the executors, packed into blocks of single precision, 4·p bytes a row.
 *
 * <p>They are kept relative to an origin among them, the mean of the first rows: distances stay the
 * same, and what is rounded is the spread of the data instead of its distance from 0. A column of
 * years keeps its days.
 */
public final class Points implements AutoCloseable {

  private static final int ROWS_OF_ORIGIN = 1000;

  private final JavaRDD<PointBlock> blocks;
  private final double[] origin;

  private Points(JavaRDD<PointBlock> blocks, double[] origin) {
    this.blocks = blocks;
    this.origin = origin;
  }

  /**
   * Packs rows, partition by partition; they are read when the points are first used, and kept in
   * memory, or on disk where that does not do.
   *
   * @param rows at least p numbers each, of which the first p are taken; not modified
   * @param columns p, at least 1
   * @throws IllegalArgumentException if there is no row
   */
  public static Points pack(JavaRDD<double[]> rows, int columns) {
    List<double[]> first = rows.take(ROWS_OF_ORIGIN);
    if (columns < 1 || first.isEmpty()) {
      throw new IllegalArgumentException(
          "%d columns and no more than %d rows, expected at least 1 of both"
              .formatted(columns, first.size()));
    }
    double[] origin = new double[columns];
    for (double[] row : first) {
      for (int j = 0; j < columns; j++) {
        origin[j] += row[j] / first.size();
      }
    }
    return new Points(
        rows.mapPartitions(part -> (Iterator<PointBlock>) new PointBlock.Packing(part, origin))
            .persist(StorageLevel.MEMORY_AND_DISK()),
        origin);
  }

  /** The number p of columns. */
  public int columns() {
    return origin.length;
  }

  JavaRDD<PointBlock> blocks() {
    return blocks;
  }

  /** Places as these points are kept: a new array. */
  double[][] relative(double[][] places) {
    return shifted(places, -1);
  }

  /** Places in the columns' units again: a new array. */
  double[][] absolute(double[][] places) {
    return shifted(places, 1);
  }

  private double[][] shifted(double[][] places, int sign) {
    double[][] shifted = new double[places.length][];
    for (int c = 0; c < places.length; c++) {
      if (places[c].length != origin.length) {
        throw new IllegalArgumentException(
            "place %d has %d columns, the points have %d"
                .formatted(c, places[c].length, origin.length));
      }
      shifted[c] = new double[origin.length];
      for (int j = 0; j < origin.length; j++) {
        shifted[c][j] = places[c][j] + sign * origin[j];
      }
    }
    return shifted;
  }

  <T> Broadcast<T> broadcast(T value) {
    return JavaSparkContext.fromSparkContext(blocks.context()).broadcast(value);
  }

  /** Lets the executors forget the points. */
  @Override
  public void close() {
    blocks.unpersist(false);
  }
}
