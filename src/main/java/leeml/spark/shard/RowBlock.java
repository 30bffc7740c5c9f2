package leeml.spark.shard;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import leeml.model.Examples;

/**
 * Rows on their way into a shard: a growing row-major array of features, and their targets.
 *
 * <p>Packed arrays are what is shuffled; an object a row would take several times the memory.
 */
final class RowBlock implements Serializable {

  private static final int FIRST_ROWS = 64;

  private final int columns;
  private float[] values;
  private float[] targets = new float[FIRST_ROWS];
  private int rows;

  RowBlock(int columns) {
    this.columns = columns;
    this.values = new float[FIRST_ROWS * columns];
  }

  /** Adds a row of zeros with this target; returns where its features start in {@link #values}. */
  int addRow(float target) {
    if (rows == targets.length) {
      int more = Math.addExact(rows, rows / 2);
      targets = Arrays.copyOf(targets, more);
      values = Arrays.copyOf(values, Math.multiplyExact(more, columns));
    }
    targets[rows] = target;
    return columns * rows++;
  }

  float[] values() {
    return values;
  }

  int rows() {
    return rows;
  }

  /** The blocks' rows, one block after the other. */
  static Examples join(List<RowBlock> blocks, int columns) {
    int rows = blocks.stream().mapToInt(RowBlock::rows).reduce(0, Math::addExact);
    float[] values = new float[Math.multiplyExact(rows, columns)];
    float[] targets = new float[rows];
    int at = 0;
    for (RowBlock block : blocks) {
      System.arraycopy(block.values, 0, values, at * columns, block.rows * columns);
      System.arraycopy(block.targets, 0, targets, at, block.rows);
      at += block.rows;
    }
    return Examples.dense(values, columns, targets);
  }
}
