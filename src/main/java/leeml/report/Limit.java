package leeml.report;

/** What a claimed value is held against. A value that is not a number meets no limit. */
public sealed interface Limit {

  /** Whether {@code value} keeps the limit; the bounds themselves do; NaN never does. */
  boolean allows(double value);

  /**
   * The limit as a person writes it: {@code ≤ 1e-6}, {@code ≥ 0.9}, {@code true}, {@code 3 ± 0.1}.
   */
  String text();

  /** value ≤ bound. */
  record AtMost(double bound) implements Limit {
    @Override
    public boolean allows(double value) {
      return value <= bound;
    }

    @Override
    public String text() {
      return "≤ " + Digits.exact(bound);
    }
  }

  /** value ≥ bound. */
  record AtLeast(double bound) implements Limit {
    @Override
    public boolean allows(double value) {
      return value >= bound;
    }

    @Override
    public String text() {
      return "≥ " + Digits.exact(bound);
    }
  }

  /** The value is 1, which stands for true; 0 stands for false. */
  record IsTrue() implements Limit {
    @Override
    public boolean allows(double value) {
      return value == 1;
    }

    @Override
    public String text() {
      return "true";
    }
  }

  /** |value − expected| ≤ tolerance. */
  record Within(double expected, double tolerance) implements Limit {

    /**
     * Checks the tolerance.
     *
     * @throws IllegalArgumentException if the tolerance is negative or NaN
     */
    public Within {
      if (!(tolerance >= 0)) {
        throw new IllegalArgumentException("tolerance " + tolerance + " is not in [0, ∞)");
      }
    }

    @Override
    public boolean allows(double value) {
      return Math.abs(value - expected) <= tolerance;
    }

    @Override
    public String text() {
      return Digits.exact(expected) + " ± " + Digits.exact(tolerance);
    }
  }
}
