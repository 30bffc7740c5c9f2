package leeml.rl.table;

import java.io.Serializable;

/**
 * How far an estimate goes towards what it has just seen: α_n = h / (h + n − 1) at its n-th update.
 *
 * <p>h = 1 is the mean of all that was seen. Methods whose targets get better meanwhile should forget
 * the first ones: a larger h does. Σ α_n diverges and Σ α_n² does not, so estimates converge for any
 * h (Robbins and Monro, 1951).
 *
 * <p>Source: the generalised harmonic stepsize of Powell, Approximate Dynamic Programming (2011),
 * section 11.2.
 *
 * @param horizon h, at least 1
 */
public record StepSize(double horizon) implements Serializable {

  /** Checks the range. */
  public StepSize {
    if (!(horizon >= 1)) {
      throw new IllegalArgumentException("horizon = " + horizon + ", expected at least 1");
    }
  }

  /** α of the n-th update, n from 1. */
  public double at(int n) {
    return horizon / (horizon + n - 1);
  }
}
