package leeml.spark.kmeans;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Some rows in one flat array of single precision, relative to the origin of their {@link Points}.
 *
 * @param values row-major, shape (n, p), in the columns' units; not copied
 * @param columns p, at least 1
 */
record PointBlock(float[] values, int columns) implements Serializable {

  /** A block is some hundred kilobytes, so that a partition of any size streams by. */
  private static final int VALUES_A_BLOCK = 1 << 17;

  /** The number n of rows. */
  int count() {
    return values.length / columns;
  }

  /** Row i in double precision, a new array of shape (p). */
  double[] row(int i) {
    double[] row = new double[columns];
    for (int j = 0; j < columns; j++) {
      row[j] = values[i * columns + j];
    }
    return row;
  }

  /** ‖x − c‖² of a row, in double precision. */
  double squaredDistance(int row, double[] centre) {
    int at = row * columns;
    double sum = 0;
    for (int j = 0; j < columns; j++) {
      double apart = values[at + j] - centre[j];
      sum += apart * apart;
    }
    return sum;
  }

  /** Packs rows as they stream by. */
  static final class Packing implements Iterator<PointBlock> {

    private final Iterator<double[]> rows;
    private final double[] origin;
    private final int rowsABlock;

    Packing(Iterator<double[]> rows, double[] origin) {
      this.rows = rows;
      this.origin = origin;
      this.rowsABlock = Math.max(1, VALUES_A_BLOCK / origin.length);
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public PointBlock next() {
      if (!rows.hasNext()) {
        throw new NoSuchElementException("no rows are left to pack");
      }
      float[] values = new float[rowsABlock * origin.length];
      int at = 0;
      while (rows.hasNext() && at < values.length) {
        double[] row = rows.next();
        for (int j = 0; j < origin.length; j++) {
          values[at++] = (float) (row[j] - origin[j]);
        }
      }
      return new PointBlock(
          at == values.length ? values : Arrays.copyOf(values, at), origin.length);
    }
  }
}
