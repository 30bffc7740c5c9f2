package leeml.optim;

/** Argument checks whose messages give the value and the legal range. */
public final class Require {

  private Require() {}

  /** A finite number above 0. */
  public static double positive(String name, double value) {
    return check(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "above 0 and finite");
  }

  /** A finite number of at least 0. */
  public static double notNegative(String name, double value) {
    return check(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "in [0, ∞)");
  }

  /** A number in [0, 1): the coefficient of a moving average. */
  public static double decay(String name, double value) {
    return check(value >= 0 && value < 1, name, value, "in [0, 1)");
  }

  /** A number in (0, 1]: a share, or a factor that never makes larger. */
  public static double share(String name, double value) {
    return check(value > 0 && value <= 1, name, value, "in (0, 1]");
  }

  /** A number in [0, 1]. */
  public static double probability(String name, double value) {
    return check(value >= 0 && value <= 1, name, value, "in [0, 1]");
  }

  /** A finite number of at least {@code least}. */
  public static double atLeast(String name, double value, double least) {
    boolean legal = value >= least && value < Double.POSITIVE_INFINITY;
    return check(legal, name, value, "in [" + least + ", ∞)");
  }

  /** A whole number of at least {@code least}. */
  public static long atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", but is " + value);
    }
    return value;
  }

  /** A step t, counted from 1. */
  public static long step(long step) {
    return atLeast("step", step, 1);
  }

  private static double check(boolean legal, String name, double value, String range) {
    if (!legal) {
      throw new IllegalArgumentException(name + " must be " + range + ", but is " + value);
    }
    return value;
  }
}
