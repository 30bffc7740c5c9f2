package study.trial;

import java.util.List;
import java.util.function.ToDoubleFunction;
import leeml.report.Spread;
import leeml.report.chart.LineChart;

/**
 * What a setting came to, over seeds.
 *
 * @param setting what was run
 * @param outcomes one a seed
 */
public record Results(Setting setting, List<Outcome> outcomes) {

  /** Copies the outcomes. */
  public Results {
    outcomes = List.copyOf(outcomes);
  }

  /** What the setting is called. */
  public String label() {
    return setting.label();
  }

  /** A number a run, over seeds. */
  public Spread over(ToDoubleFunction<Outcome> value) {
    return Spread.of(outcomes.stream().mapToDouble(value).toArray());
  }

  /** Mean accuracy at the end. */
  public double accuracy() {
    return over(Outcome::last).mean();
  }

  /** Mean bytes up. */
  public double bytesUp() {
    return over(Outcome::bytesUp).mean();
  }

  /** Mean rounds. */
  public double rounds() {
    return over(Outcome::rounds).mean();
  }

  /** Draws accuracy by epoch: the mean, and one deviation around it, as far as all seeds go. */
  void drawOn(LineChart chart) {
    int length = outcomes.stream().mapToInt(o -> o.accuracy().length).min().orElse(0);
    double[] x = new double[length];
    double[] mean = new double[length];
    double[] lower = new double[length];
    double[] upper = new double[length];
    for (int i = 0; i < length; i++) {
      int at = i;
      Spread here = over(outcome -> outcome.accuracy()[at]);
      double deviation = outcomes.size() > 1 ? here.deviation() : 0;
      x[i] = over(outcome -> outcome.epochs()[at]).mean();
      mean[i] = here.mean();
      lower[i] = here.mean() - deviation;
      upper[i] = here.mean() + deviation;
    }
    chart.band(label(), x, mean, lower, upper);
  }
}
