package leeml.report.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import leeml.train.Ledger;
import leeml.train.Ledger.Round;
import leeml.train.cluster.RoundCost;

/**
 * What had been spent by the end of stretches of rounds, and the loss there: of a long ledger,
 * about a hundred stretches, so that the noise of single rounds does not hide the curve.
 *
 * @param examples seen so far
 * @param bytes sent so far, in all directions
 * @param seconds of rounds so far
 * @param loss mean over the stretch's examples
 */
record Spent(double[] examples, double[] bytes, double[] seconds, double[] loss) {

  private static final int MOST_STRETCHES = 100;

  static Spent by(Ledger ledger) {
    List<Round> rounds = ledger.rounds();
    int stretches = Math.min(MOST_STRETCHES, rounds.size());
    int[] ends = new int[stretches];
    for (int i = 0; i < stretches; i++) {
      ends[i] = (int) ((long) rounds.size() * (i + 1) / stretches);
    }
    double[] seen = sums(ledger, ends, Round::examples);
    double[] lost = sums(ledger, ends, round -> round.loss() * round.examples());
    double[] loss = new double[stretches];
    for (int i = 0; i < stretches; i++) {
      loss[i] = i == 0 ? lost[0] / seen[0] : (lost[i] - lost[i - 1]) / (seen[i] - seen[i - 1]);
    }
    return new Spent(
        seen,
        sums(ledger, ends, round -> bytes(round.cost())),
        sums(ledger, ends, round -> round.cost().seconds()),
        loss);
  }

  /** Bytes that a round sent, whichever way. */
  static double bytes(RoundCost cost) {
    return (double) cost.bytesDown() + cost.bytesUp() + cost.bytesBetween();
  }

  private static double[] sums(Ledger ledger, int[] ends, ToDoubleFunction<Round> value) {
    double[] sums = ledger.column(value);
    Arrays.parallelPrefix(sums, Double::sum);
    return Arrays.stream(ends).mapToDouble(end -> sums[end - 1]).toArray();
  }
}
