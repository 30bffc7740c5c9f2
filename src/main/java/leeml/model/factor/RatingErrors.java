package leeml.model.factor;

import java.io.Serializable;
import leeml.model.factor.FactorModel.Known;

/**
 * Squared errors of predicted ratings, added up apart for known and for new users and items.
 *
 * <p>Parts add up: {@code merge} of two parts is what one pass over both gives.
 */
public final class RatingErrors implements Serializable {

  private final double[] squares = new double[Known.values().length];
  private final long[] counts = new long[Known.values().length];

  /** Adds one prediction. */
  public RatingErrors add(Known known, double predicted, double rating) {
    squares[known.ordinal()] += (predicted - rating) * (predicted - rating);
    counts[known.ordinal()]++;
    return this;
  }

  /** Adds another part, which is not modified. */
  public RatingErrors merge(RatingErrors other) {
    for (int k = 0; k < squares.length; k++) {
      squares[k] += other.squares[k];
      counts[k] += other.counts[k];
    }
    return this;
  }

  /** How many ratings of a kind. */
  public long count(Known known) {
    return counts[known.ordinal()];
  }

  /** Root of the mean squared error of a kind; NaN without ratings of it. */
  public double rmse(Known known) {
    return Math.sqrt(squares[known.ordinal()] / counts[known.ordinal()]);
  }

  /** Root of the mean squared error of all ratings; NaN without any. */
  public double rmse() {
    double sum = 0;
    long count = 0;
    for (int k = 0; k < squares.length; k++) {
      sum += squares[k];
      count += counts[k];
    }
    return Math.sqrt(sum / count);
  }
}
