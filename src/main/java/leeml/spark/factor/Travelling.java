package leeml.spark.factor;

import java.io.Serializable;
import leeml.model.factor.FactorRows;

/**
 * Rows of a factor between two strata.
 *
 * @param items whether they are items' rows, which go on to another worker, or users', which stay
 * @param block which block of its side
 * @param rows as the last stratum left them
 * @param squares Σ e² of the ratings met since the epoch began, kept with the users' rows; else 0
 * @param seconds at work since the epoch began, kept likewise
 */
record Travelling(boolean items, int block, FactorRows rows, double squares, double seconds)
    implements Serializable {

  /** The same rows at the start of an epoch. */
  Travelling rested() {
    return new Travelling(items, block, rows, 0, 0);
  }
}
