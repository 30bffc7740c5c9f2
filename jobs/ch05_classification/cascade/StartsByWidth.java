package ch05_classification.cascade;

import ch05_classification.cascade.CascadeStart.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What came of many starts.
 *
 * @param trials the starts
 * @param outcomes in their order
 */
public record StartsByWidth(List<CascadeStart> trials, List<Outcome> outcomes) {

  private IntStream of(int width) {
    return IntStream.range(0, trials.size()).filter(i -> trials.get(i).hidden() == width);
  }

  /** The widths, ascending. */
  public List<Integer> widths() {
    return trials.stream().map(CascadeStart::hidden).distinct().sorted().toList();
  }

  /** The share of a width's starts that come to this accuracy on the training rows. */
  public double solved(int width, double accuracy) {
    return of(width)
        .mapToDouble(i -> outcomes.get(i).accuracy() >= accuracy ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /** The accuracies that a width's starts came to, ascending. */
  public double[] accuracies(int width) {
    return of(width).mapToDouble(i -> outcomes.get(i).accuracy()).sorted().toArray();
  }

  /** A width's start of the least loss. */
  public CascadeStart best(int width) {
    return of(width)
        .boxed()
        .min(Comparator.comparingDouble(i -> outcomes.get(i).loss()))
        .map(trials::get)
        .orElseThrow();
  }
}
