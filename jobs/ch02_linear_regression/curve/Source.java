package ch02_linear_regression.curve;

import java.io.Serializable;

/** Where samples to train and to test on come from, as often as one likes. */
public interface Source extends Serializable {

  /** A sample to train on and one to test on; the same seed gives the same two. */
  Sample.Split split(long seed);

  /** {@code train} pairs of a pool at random, and the others to test on. */
  static Source of(Sample pool, int train) {
    return seed -> pool.shuffled(seed).split(train);
  }
}
