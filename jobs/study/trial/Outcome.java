package study.trial;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Ledger.Round;
import leeml.train.Pace;

/**
 * What one run came to, small enough to be sent back from a task.
 *
 * @param epochs where it was looked at
 * @param accuracy on held-out pictures there
 * @param clock virtual seconds of the run there
 * @param steps of a worker there
 * @param rounds of synchronisation
 * @param bytesUp to the centre or to neighbours, in all
 * @param seconds by the virtual clock
 * @param workSeconds of these, the mean over workers of the time at work
 * @param divergence of the workers, the largest of a round
 * @param staleness of pushes: value to count; empty where workers go in rounds
 * @param lead over the slowest worker: value to count; empty likewise
 * @param diverged whether the loss ran away
 */
public record Outcome(
    double[] epochs,
    double[] accuracy,
    double[] clock,
    long[] steps,
    long rounds,
    double bytesUp,
    double seconds,
    double workSeconds,
    double divergence,
    SortedMap<Long, Long> staleness,
    SortedMap<Long, Long> lead,
    boolean diverged)
    implements Serializable {

  static final String ACCURACY = "accuracy";

  static Outcome of(Fit fit) {
    Ledger ledger = fit.ledger();
    int rounds = ledger.rounds().size();
    Pace pace =
        rounds == 0
            ? new Pace(new TreeMap<>(), new TreeMap<>())
            : ledger.rounds().get(rounds - 1).pace();
    return new Outcome(
        ledger.rounds().stream()
            .filter(round -> round.metrics().containsKey(ACCURACY))
            .mapToDouble(Round::epoch)
            .toArray(),
        ledger.metric(ACCURACY)[1],
        clock(ledger),
        ledger.rounds().stream()
            .filter(round -> round.metrics().containsKey(ACCURACY))
            .mapToLong(Round::step)
            .toArray(),
        rounds,
        ledger.rounds().stream().mapToDouble(Outcome::bytesUp).sum(),
        ledger.rounds().stream().mapToDouble(round -> round.cost().seconds()).sum(),
        ledger.rounds().stream().mapToDouble(round -> round.cost().computeSeconds()).sum(),
        ledger.rounds().stream().mapToDouble(Round::divergence).max().orElse(0),
        new TreeMap<>(pace.staleness()),
        new TreeMap<>(pace.lead()),
        fit.stop().diverged());
  }

  private static double[] clock(Ledger ledger) {
    double now = 0;
    List<Double> looks = new ArrayList<>();
    for (Round round : ledger.rounds()) {
      now += round.cost().seconds();
      if (round.metrics().containsKey(ACCURACY)) {
        looks.add(now);
      }
    }
    return looks.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double bytesUp(Round round) {
    return (double) round.cost().bytesUp() + round.cost().bytesBetween();
  }

  /** The accuracy at the end; guessing, if the run diverged before it was looked at. */
  public double last() {
    return accuracy.length == 0 ? 0 : accuracy[accuracy.length - 1];
  }

  /**
   * Steps of a worker until the accuracy was first at least {@code target}; NaN if it never was.
   */
  public double stepsTo(double target) {
    int look = firstLook(target);
    return look < 0 ? Double.NaN : steps[look];
  }

  /** Virtual seconds until the accuracy was first at least {@code target}; NaN if it never was. */
  public double secondsTo(double target) {
    int look = firstLook(target);
    return look < 0 ? Double.NaN : clock[look];
  }

  private int firstLook(double target) {
    return IntStream.range(0, accuracy.length)
        .filter(look -> accuracy[look] >= target)
        .findFirst()
        .orElse(-1);
  }

  /** The share of its seconds that the average worker is not at work. */
  public double waiting() {
    return 1 - workSeconds / seconds;
  }

  /** The largest lead; −1 where workers go in rounds. */
  public long largestLead() {
    return Pace.largest(lead);
  }
}
