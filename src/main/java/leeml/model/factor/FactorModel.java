package leeml.model.factor;

import java.io.Serializable;

/**
 * A fitted factorization: r̂_ui = μ + b_u + c_i + p_u·q_i, held within the range of ratings.
 *
 * <p>Who was not in the training set has no row, and adds nothing: a new user is expected to rate
 * an item as everyone does, μ + c_i; a new item is expected to be rated as the user rates, μ + b_u;
 * of both together only μ is known.
 *
 * @param mean μ
 * @param users a row for each user of the training set
 * @param items a row for each item of the training set
 * @param low the least rating there can be
 * @param high the highest, above {@code low}
 */
public record FactorModel(float mean, FactorRows users, FactorRows items, double low, double high)
    implements Serializable {

  /** What the training set knew of a user and an item. */
  public enum Known {
    /** Both have a row. */
    BOTH,
    /** The user is new. */
    ITEM_ONLY,
    /** The item is new. */
    USER_ONLY,
    /** Both are new. */
    NEITHER
  }

  /** Checks the shapes. */
  public FactorModel {
    if (users.rank() != items.rank() || !(low < high)) {
      throw new IllegalArgumentException(
          "ranks %d and %d, range %s … %s: expected equal ranks and a range that ascends"
              .formatted(users.rank(), items.rank(), low, high));
    }
  }

  /** Which of the two have a row. */
  public Known known(int user, int item) {
    if (users.place(user) >= 0) {
      return items.place(item) >= 0 ? Known.BOTH : Known.USER_ONLY;
    }
    return items.place(item) >= 0 ? Known.ITEM_ONLY : Known.NEITHER;
  }

  /** The expected rating, in [low, high]. */
  public double predict(int user, int item) {
    int u = users.place(user);
    int i = items.place(item);
    double value = mean;
    if (u >= 0) {
      value += users.biases[u];
    }
    if (i >= 0) {
      value += items.biases[i];
    }
    if (u >= 0 && i >= 0) {
      int rank = users.rank();
      value += BiasedFactorization.dot(users.vectors, u * rank, items.vectors, i * rank, rank);
    }
    return Math.max(low, Math.min(high, value));
  }
}
