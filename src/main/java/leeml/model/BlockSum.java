package leeml.model;

import java.util.Arrays;

/**
 * Adds up many vectors fast and without drift: in single precision within a block, in double
 * between blocks.
 *
 * <p>The hazard: a running float sum of n terms loses about √n · 2⁻²⁴ of the terms' size, so a full
 * batch of a million rows would be good to four digits only, and gradient descent would stall where
 * the gradient nearly cancels. A block of 256 rows loses 16 · 2⁻²⁴, and the sums over blocks lose
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
