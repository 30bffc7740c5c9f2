package ch05_classification;

/** The check of an option, in words that its owner can act on. */
final class Legal {

  private Legal() {}

  /**
   * Refuses a value.
   *
   * @param range what is legal: {@code "2 … 9"}
   * @throws IllegalArgumentException with key, value and range if it is not legal
   */
  static void check(String key, Object value, boolean legal, String range) {
    if (!legal) {
      throw new IllegalArgumentException(key + " = " + value + ", expected " + range);
    }
  }
}
