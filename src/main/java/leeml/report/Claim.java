package leeml.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sentence of the course that a run can confirm or refute: a measured value and its limit.
 * Whether it holds is computed from the two and never passed in.
 *
 * @param row the row of the course, such as {@code 3.4}
 * @param claim the sentence that is checked, for people
 * @param value what was measured; 1 and 0 for true and false
 * @param limit what the value is held against
 * @param smoke whether the value comes from a small run, whose limit may be weaker
 */
public record Claim(String row, String claim, double value, Limit limit, boolean smoke) {

  /**
   * Checks that the claim can be told from others.
   *
   * @throws IllegalArgumentException if the row or the sentence is blank
   */
  public Claim {
    if (row.isBlank() || claim.isBlank()) {
      throw new IllegalArgumentException(
          "a claim needs a row and a sentence; got row '" + row + "' and claim '" + claim + "'");
    }
  }

  /** A claim of a full run. */
  public Claim(String row, String claim, double value, Limit limit) {
    this(row, claim, value, limit, false);
  }

  /** Claims value ≤ limit. */
  public static Claim atMost(String row, String claim, double value, double limit) {
    return new Claim(row, claim, value, new Limit.AtMost(limit));
  }

  /** Claims value ≥ limit. */
  public static Claim atLeast(String row, String claim, double value, double limit) {
    return new Claim(row, claim, value, new Limit.AtLeast(limit));
  }

  /** Claims that something is so. */
  public static Claim isTrue(String row, String claim, boolean value) {
    return new Claim(row, claim, value ? 1 : 0, new Limit.IsTrue());
  }

  /** Claims |value − expected| ≤ tolerance; the tolerance is in [0, ∞). */
  public static Claim within(
      String row, String claim, double value, double expected, double tolerance) {
    return new Claim(row, claim, value, new Limit.Within(expected, tolerance));
  }

  /** Whether the value keeps the limit. */
  public boolean holds() {
    return limit.allows(value);
  }

  /** The same claim, marked as coming from a small run. */
  public Claim inSmoke() {
    return new Claim(row, claim, value, limit, true);
  }

  /** The measured value as a person writes it: {@code true} and {@code false} in words. */
  public String valueText() {
    return limit instanceof Limit.IsTrue ? String.valueOf(value == 1) : Digits.of(value);
  }

  /** The claim as {@code result.json} holds it: row, claim, value, limit, holds, smoke. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("row", row);
    map.put("claim", claim);
    map.put("value", value);
    map.put("limit", limit.text());
    map.put("holds", holds());
    map.put("smoke", smoke);
    return map;
  }
}
