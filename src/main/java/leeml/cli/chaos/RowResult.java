package leeml.cli.chaos;

import leeml.cli.chaos.ChaosPlan.Row;

/**
 * What became of a row.
 *
 * @param happened what the machine did, in a few words
 * @param seconds of the row, the undisturbed run left out
 * @param extraSeconds how much longer than the undisturbed run; NaN unless it passed
 */
public record RowResult(
    Row row, Verdict verdict, String happened, double seconds, double extraSeconds) {

  /** The verdicts. */
  public enum Verdict {
    PASSED,
    FAILED,
    /** This machine does not allow the fault. */
    SKIPPED
  }

  /** The word in the table's last column. */
  public String word() {
    return switch (verdict) {
      case PASSED -> "passed";
      case FAILED -> "FAILED";
      case SKIPPED -> "skipped";
    };
  }
}
