package leeml.model.factor;

import java.io.Serializable;
import java.util.EnumMap;
import leeml.model.factor.FactorModel.Known;

/**
 * Squared errors of predicted ratings, added up apart for known and for new users and items.
 *
 * <p>Parts add up: {@code merge} of two parts is what one pass over both gives.
 */
public final class RatingErrors implements Serializable {

  private final EnumMap<Known, Sum> sums = new EnumMap<>(Known.class);

  /** Squared errors of one kind. */
  private static final class Sum implements Serializable {
    private double squares;
    private long count;

    void add(double moreSquares, long moreCount) {
      squares += moreSquares;
      count += moreCount;
    }

    double rmse() {
      return Math.sqrt(squares / count);
    }
  }

  /** Adds one prediction. */
  public RatingErrors add(Known known, double predicted, double rating) {
    of(known).add((predicted - rating) * (predicted - rating), 1);
    return this;
  }

  /** Adds another part, which is not modified. */
  public RatingErrors merge(RatingErrors other) {
    other.sums.forEach((known, sum) -> of(known).add(sum.squares, sum.count));
    return this;
  }

  private Sum of(Known known) {
    return sums.computeIfAbsent(known, k -> new Sum());
  }

  /** How many ratings of a kind. */
  public long count(Known known) {
    return of(known).count;
  }

  /** Root of the mean squared error of a kind; NaN without ratings of it. */
  public double rmse(Known known) {
    return of(known).rmse();
  }

  /** Root of the mean squared error of all ratings; NaN without any. */
  public double rmse() {
    Sum all = new Sum();
    sums.values().forEach(sum -> all.add(sum.squares, sum.count));
    return all.rmse();
  }
}
