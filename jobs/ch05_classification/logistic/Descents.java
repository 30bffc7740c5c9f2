package ch05_classification.logistic;

import ch05_classification.logistic.FarStart.Kind;
import ch05_classification.logistic.FarStart.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Descents of both losses, at every rate from every start.
 *
 * @param rates that were tried
 * @param trials the descents
 * @param outcomes in their order
 * @param reachable the accuracy at the optimum
 */
public record Descents(
    List<Double> rates, List<FarStart> trials, List<Outcome> outcomes, double reachable) {

  /** A descent is home if its accuracy comes this near to the optimum's. */
  private static final double HOME = 0.02;

  /** The outcomes of a loss at a rate, by start. */
  public List<Outcome> of(Kind loss, double rate) {
    return IntStream.range(0, trials.size())
        .filter(i -> trials.get(i).loss() == loss && trials.get(i).rate() == rate)
        .mapToObj(outcomes::get)
        .toList();
  }

  /** The share of starts from which a loss at a rate brings the accuracy home. */
  public double home(Kind loss, double rate) {
    return of(loss, rate).stream()
        .mapToDouble(outcome -> outcome.accuracy() >= reachable - HOME ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /** The rate that brings most starts home; the first of equals. */
  public double bestRate(Kind loss) {
    return rates.stream()
        .max(
            Comparator.<Double>comparingDouble(rate -> home(loss, rate))
                .thenComparing(rate -> -rate))
        .orElseThrow();
  }
}
