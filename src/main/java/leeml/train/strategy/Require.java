package leeml.train.strategy;

/** Checks of strategies' parameters; a message says the name, the value and the legal range. */
public final class Require {

  private Require() {}

  /** At least 1. */
  public static void atLeastOne(String name, long value) {
    that(value >= 1, name, value, "at least 1");
  }

  /** At least 0. */
  public static void atLeastZero(String name, long value) {
    that(value >= 0, name, value, "at least 0");
  }

  /** More than 0 and finite. */
  public static void positive(String name, double value) {
    that(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "a number above 0");
  }

  /** From 0 to below 1. */
  public static void momentum(String name, double value) {
    that(value >= 0 && value < 1, name, value, "from 0 to below 1");
  }

  /** Above 0, at most 1. */
  public static void share(String name, double value) {
    that(value > 0 && value <= 1, name, value, "above 0 and at most 1");
  }

  private static void that(boolean holds, String name, Number value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(name + " = " + value + ", expected " + range);
    }
  }
}
