package ch04_optimization;

import java.util.List;
import leeml.optim.Require;

/** What lists among the chapter's options have to be; messages give key, value and range. */
final class Check {

  private Check() {}

  /** At least one number, all above 0 and finite. */
  static void positive(String key, List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(key + " is empty, expected at least one number");
    }
    values.forEach(value -> Require.positive(key, value));
  }

  /** Exactly so many numbers. */
  static void count(String key, List<?> values, int expected) {
    if (values.size() != expected) {
      throw new IllegalArgumentException(
          "%s has %d numbers, expected %d".formatted(key, values.size(), expected));
    }
  }
}
