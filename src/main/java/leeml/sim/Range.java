package leeml.sim;

/**
 * Checks of what conditions are made of; a message says the name, the value and the legal range.
 */
final class Range {

  private Range() {}

  static void probability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " = " + value + ", expected from 0 to 1");
    }
  }

  static void atLeast(String name, double value, double least) {
    if (!(value >= least) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          name + " = " + value + ", expected a number of at least " + least);
    }
  }

  static void positive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " = " + value + ", expected above 0");
    }
  }
}
