package leeml.rl.table;

import java.io.Serializable;

/**
 * How far an estimate goes towards what it has just seen: α_n = α₁ h / (h + n − 1) at its n-th
 * update.
 *
 * <p>α₁ = h = 1 is the mean of all that was seen. Methods whose targets get better meanwhile should
 * forget the first ones: a larger h does. Σ α_n diverges and Σ α_n² does not, so estimates converge
 * for any h (Robbins and Monro, 1951). A constant α follows what changes, and never settles.
 *
 * <p>Source: the generalised harmonic stepsize of Powell, Approximate Dynamic Programming (2011),
 * section 11.2.
 *
 * @param first α₁, above 0, at most 1
 * @param horizon h, at least 1
 */
public record StepSize(double first, double horizon) implements Serializable {

  /** Checks the ranges. */
  public StepSize {
    if (!(first > 0 && first <= 1 && horizon >= 1)) {
      throw new IllegalArgumentException(
          "first = %s, horizon = %s, expected above 0 up to 1, and at least 1"
              .formatted(first, horizon));
    }
  }

  /** A step size that falls from 1 towards 0. */
  public StepSize(double horizon) {
    this(1, horizon);
  }

  /** The same α at every update. */
  public static StepSize constant(double alpha) {
    return new StepSize(alpha, Double.MAX_VALUE);
  }

  /** α of the n-th update, n from 1. */
  public double at(int n) {
    return first * (horizon / (horizon + n - 1));
  }
}
