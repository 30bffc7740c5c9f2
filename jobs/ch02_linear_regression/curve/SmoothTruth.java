package ch02_linear_regression.curve;

import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A world whose law is known: y = f(x) + ε, f(x) = sin(4x + 0.7) + x, x uniform in [−1, 1], ε
 * normal with standard deviation σ.
 *
 * <p>f is no polynomial, so that no degree is the right one, and neither odd nor even, so that each
 * degree has something to add.
 *
 * @param noise σ, at least 0
 */
public record SmoothTruth(double noise) implements Serializable {

  public SmoothTruth {
    if (!(noise >= 0) || Double.isInfinite(noise)) {
      throw new IllegalArgumentException("noise = " + noise + ", expected a number ≥ 0");
    }
  }

  /** f(x). */
  public double at(double x) {
    return Math.sin(4 * x + 0.7) + x;
  }

  /** f at every x of a grid, a new array. */
  public double[] at(double[] grid) {
    return Arrays.stream(grid).map(this::at).toArray();
  }

  /** Pairs drawn from this world; the same seed gives the same pairs. */
  public Sample draw(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = random.doubles(size, -1, 1).toArray();
    return observed(x, random);
  }

  /** This world as a source of samples. */
  public Source source(int train, int test) {
    return seed -> draw(train + test, seed).split(train);
  }

  /** What is observed at given places. */
  public Sample observed(double[] x, SplittableRandom random) {
    return new Sample(
        x, Arrays.stream(x).map(place -> at(place) + noise * random.nextGaussian()).toArray());
  }
}
