package leeml.job.study;

/**
 * What a study compares its runs by: columns of {@code metrics.jsonl}.
 *
 * @param loss what falls: {@code loss} for the training loss, or a validation's name
 * @param score what tells good from bad: a validation's name
 * @param higherIsBetter whether of the score
 * @param target a score that is good enough; NaN if none is set
 */
record Comparison(String loss, String score, boolean higherIsBetter, double target) {

  /** Whether a score reaches the target. */
  boolean reached(double value) {
    return higherIsBetter ? value >= target : value <= target;
  }

  boolean hasTarget() {
    return !Double.isNaN(target);
  }
}
