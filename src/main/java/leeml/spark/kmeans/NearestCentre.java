package leeml.spark.kmeans;

import java.util.Arrays;

/**
 * Finds the centre nearest to each row of a block.
 *
 * <p>Of ‖v − c‖² = ‖v‖² + 2 (½‖c‖² − v·c) only the bracket, the score, tells centres apart. Rows
 * are turned into columns, a tile of 256 at a time, so that a score of the whole tile is built by
 * sums over contiguous arrays, which the JVM turns into vector instructions.
 *
 * <p>The hazard: a score is a difference of large numbers, good to a few ε·‖v‖·‖c‖ in single
 * precision. Where the two best are closer than that, distances are taken again in double, as
 * differences; so the answer is that of double precision. Keeps scratch space: one thread at a
 * time.
 */
final class NearestCentre {

  static final int TILE = 256;

  /** 2⁻²⁴ for each rounding, and some tens of them in a row. */
  private static final float ROUNDING = 64 * 0x1p-24f;

  private final int columns;
  private final int centres;
  private final double[][] exact;
  private final float[] single;
  private final float[] halfSquare;
  private final float[] tile;
  private final float[] squares = new float[TILE];
  private final float[] score = new float[TILE];
  private final float[] best = new float[TILE];
  private final float[] second = new float[TILE];
  private final float longest;

  /**
   * Centres to choose from.
   *
   * @param centres relative to the points' origin, shape (k, p), not empty; not to be modified
   *     meanwhile
   */
  NearestCentre(double[][] centres) {
    this.exact = centres;
    this.centres = centres.length;
    this.columns = centres[0].length;
    single = new float[this.centres * columns];
    halfSquare = new float[this.centres];
    tile = new float[columns * TILE];
    double longestSquare = 0;
    for (int c = 0; c < this.centres; c++) {
      double square = 0;
      for (int j = 0; j < columns; j++) {
        single[c * columns + j] = (float) centres[c][j];
        square += centres[c][j] * centres[c][j];
      }
      halfSquare[c] = (float) (square / 2);
      longestSquare = Math.max(longestSquare, square);
    }
    longest = (float) longestSquare;
  }

  /**
   * The nearest centre of every row; of two as near, the first.
   *
   * @param nearest overwritten: centre numbers, shape (at least n)
   * @param squaredDistances overwritten: ‖x − c‖² ≥ 0 in single precision, with the rounding of the
   *     score where it is large beside that; 0 where x = c; shape (at least n)
   */
  void assign(PointBlock block, int[] nearest, float[] squaredDistances) {
    for (int from = 0; from < block.count(); from += TILE) {
      int rows = Math.min(TILE, block.count() - from);
      turn(block, from, rows);
      choose(rows, from, nearest);
      for (int i = 0; i < rows; i++) {
        float noise = ROUNDING * (squares[i] + longest);
        float distance = squares[i] + 2 * best[i];
        if (second[i] - best[i] <= noise || distance <= noise) {
          nearest[from + i] = nearestExactly(block, from + i);
          distance = (float) block.squaredDistance(from + i, exact[nearest[from + i]]);
        }
        squaredDistances[from + i] = distance;
      }
    }
  }

  private void turn(PointBlock block, int from, int rows) {
    float[] values = block.values();
    for (int i = 0; i < rows; i++) {
      int row = (from + i) * columns;
      for (int j = 0; j < columns; j++) {
        tile[j * TILE + i] = values[row + j];
      }
    }
    Arrays.fill(squares, 0);
    for (int j = 0; j < columns; j++) {
      int at = j * TILE;
      for (int i = 0; i < TILE; i++) {
        squares[i] += tile[at + i] * tile[at + i];
      }
    }
  }

  private void choose(int rows, int from, int[] nearest) {
    Arrays.fill(best, Float.POSITIVE_INFINITY);
    Arrays.fill(second, Float.POSITIVE_INFINITY);
    for (int c = 0; c < centres; c++) {
      score(c);
      for (int i = 0; i < rows; i++) {
        float candidate = score[i];
        if (candidate < best[i]) {
          second[i] = best[i];
          best[i] = candidate;
          nearest[from + i] = c;
        } else if (candidate < second[i]) {
          second[i] = candidate;
        }
      }
    }
  }

  /** Four columns a pass: the scores are then read and written a quarter as often. */
  private void score(int centre) {
    int c = centre * columns;
    Arrays.fill(score, halfSquare[centre]);
    int j = 0;
    for (; j + 3 < columns; j += 4) {
      subtractFour(
          j * TILE, single[c + j], single[c + j + 1], single[c + j + 2], single[c + j + 3]);
    }
    for (; j < columns; j++) {
      float a = single[c + j];
      int at = j * TILE;
      for (int i = 0; i < TILE; i++) {
        score[i] -= a * tile[at + i];
      }
    }
  }

  private void subtractFour(int at, float a0, float a1, float a2, float a3) {
    for (int i = 0; i < TILE; i++) {
      score[i] -=
          a0 * tile[at + i]
              + a1 * tile[at + TILE + i]
              + a2 * tile[at + 2 * TILE + i]
              + a3 * tile[at + 3 * TILE + i];
    }
  }

  private int nearestExactly(PointBlock block, int row) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres; c++) {
      double distance = block.squaredDistance(row, exact[c]);
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }
}
