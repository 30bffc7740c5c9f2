package ch19_autoencoder.few;

import ch19_autoencoder.few.FewLabels.Start;
import ch19_autoencoder.few.FewLabels.Trial;
import java.util.List;
import java.util.stream.IntStream;
import leeml.report.Spread;

/**
 * What came of all trials.
 *
 * @param trials in any order
 * @param accuracies of each, on held-out pictures
 */
public record Outcome(List<Trial> trials, List<Double> accuracies) {

  /** Checks that there is an accuracy for each trial. */
  public Outcome {
    if (trials.size() != accuracies.size()) {
      throw new IllegalArgumentException(
          trials.size() + " trials and " + accuracies.size() + " accuracies differ in number");
    }
  }

  /** Over seeds. */
  public Spread accuracy(Start start, int perClass) {
    return Spread.of(bySeed(start, perClass));
  }

  /** How far one start is ahead of another with the same labels, over seeds. */
  public Spread lead(Start start, Start other, int perClass) {
    double[] ahead = bySeed(start, perClass);
    double[] behind = bySeed(other, perClass);
    return Spread.of(
        IntStream.range(0, ahead.length).mapToDouble(i -> ahead[i] - behind[i]).toArray());
  }

  private double[] bySeed(Start start, int perClass) {
    return IntStream.range(0, trials.size())
        .filter(i -> trials.get(i).start() == start && trials.get(i).perClass() == perClass)
        .boxed()
        .sorted((a, b) -> Integer.compare(trials.get(a).number(), trials.get(b).number()))
        .mapToDouble(accuracies::get)
        .toArray();
  }
}
