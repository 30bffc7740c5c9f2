package leeml.model;

import java.util.Arrays;

/**
 * Adds up many vectors fast and without drift: in single precision within a block, in double
 * between blocks.
 *
 * <p>The hazard: a running float sum rounds every time it grows, and once it is large next to its
 * terms the rounding no longer averages out; a million times 0.1 gives 100 958. A full batch would
 * be good to two digits, and gradient descent would stall where the gradient nearly cancels. Within
 * a block of 256 rows the sum stays near the size of its terms, and the sums over blocks lose
 * nothing that a float shows. (Higham, Accuracy and Stability of Numerical Algorithms, 2002, §4.2:
 * blocked summation.)
 */
final class BlockSum {

  private static final int ROWS_PER_BLOCK = 256;

  private final float[] block;
  private final double[] total;
  private int rowsInBlock;

  BlockSum(int size) {
    block = new float[size];
    total = new double[size];
  }

  void clear() {
    Arrays.fill(block, 0);
    Arrays.fill(total, 0);
    rowsInBlock = 0;
  }

  /** The array that the next row is to be added to. */
  float[] forNextRow() {
    if (rowsInBlock == ROWS_PER_BLOCK) {
      flush();
    }
    rowsInBlock++;
    return block;
  }

  private void flush() {
    for (int i = 0; i < block.length; i++) {
      total[i] += block[i];
      block[i] = 0;
    }
    rowsInBlock = 0;
  }

  /** Writes the sum, times {@code factor}. */
  void writeTo(float[] out, double factor) {
    flush();
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (total[i] * factor);
    }
  }
}
