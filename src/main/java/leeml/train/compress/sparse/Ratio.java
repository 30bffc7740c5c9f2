package leeml.train.compress.sparse;

import java.math.BigDecimal;
import leeml.optim.Require;

/**
 * The share of the numbers that is sent.
 *
 * @param value in (0, 1]
 */
record Ratio(double value) {

  Ratio {
    Require.share("ratio", value);
  }

  /** k = max(1, round(ratio·d)), halves up. */
  int count(int size) {
    return (int) Math.max(1, Math.round(value * size));
  }

  /** In plain digits: 0.0001. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
