package study.reproduced;

import java.util.function.ToDoubleFunction;
import leeml.report.Spread;
import study.trial.Outcome;
import study.trial.Results;

/** What a setting spends until it reaches an accuracy, over seeds. */
final class Reach {

  private Reach() {}

  /** Mean steps of a worker; NaN unless every seed reached it. */
  static double steps(Results results, double accuracy) {
    return mean(results, outcome -> outcome.stepsTo(accuracy));
  }

  /** Mean virtual seconds; NaN unless every seed reached it. */
  static double seconds(Results results, double accuracy) {
    return mean(results, outcome -> outcome.secondsTo(accuracy));
  }

  private static double mean(Results results, ToDoubleFunction<Outcome> value) {
    Spread spread = results.over(value);
    return spread.count() == results.outcomes().size() ? spread.mean() : Double.NaN;
  }

  /** For a table: the number, or a dash where it was not reached. */
  static Object cell(double value) {
    return Double.isNaN(value) ? "–" : (Object) value;
  }
}
