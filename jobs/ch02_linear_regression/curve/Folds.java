package ch02_linear_regression.curve;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * A sample cut into N parts for N-fold cross-validation: pair i belongs to fold i mod N, so the
 * sample should be in random order.
 *
 * @param sample the pairs
 * @param count N, 2 … n
 */
public record Folds(Sample sample, int count) implements Serializable {

  public Folds {
    if (count < 2 || count > sample.size()) {
      throw new IllegalArgumentException(
          "%d folds of %d pairs, expected 2 … %d".formatted(count, sample.size(), sample.size()));
    }
  }

  /** The pairs of a fold, to validate on; {@code fold} is 0 … N − 1. */
  public Sample validation(int fold) {
    return sample.at(places(fold, true));
  }

  /** The pairs of all other folds, to train on. */
  public Sample training(int fold) {
    return sample.at(places(fold, false));
  }

  /** The mean squared error on a fold of the polynomial fitted to the others. */
  public double error(int fold, int degree) {
    Sample training = training(fold);
    return Polynomial.over(training, degree).fit(training).meanSquaredError(validation(fold));
  }

  private int[] places(int fold, boolean inside) {
    return IntStream.range(0, sample.size()).filter(i -> (i % count == fold) == inside).toArray();
  }
}
