package ch26_reinforcement_learning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import leeml.rl.Evaluation;
import leeml.train.Ledger;

/**
 * One run of a learner with one seed, and what its last policy is worth when it does not learn.
 *
 * @param theta the last parameters
 * @param greedy 100 or more episodes by the most probable action
 * @param sampled as many by drawing
 * @param ledger its examples are steps of the environment
 * @param metric the ledger's name for returns during training
 * @param seconds wall clock of the run, evaluations during training included
 */
record Training(
    long seed,
    float[] theta,
    Evaluation greedy,
    Evaluation sampled,
    Ledger ledger,
    String metric,
    double seconds)
    implements Serializable {

  /** Where a return was taken: steps of the environment, seconds of rounds, and the return. */
  record Point(double steps, double seconds, double value) {}

  /** The learning curve. */
  List<Point> curve() {
    List<Point> points = new ArrayList<>();
    long steps = 0;
    double spent = 0;
    for (Ledger.Round round : ledger.rounds()) {
      steps += round.examples();
      spent += round.cost().seconds();
      Double value = round.metrics().get(metric);
      if (value != null) {
        points.add(new Point(steps, spent, value));
      }
    }
    return points;
  }

  /** Steps of the environment. */
  double steps() {
    return ledger.totals().get("examples");
  }

  /** Seconds of rounds until a return was this good; infinite if none was. */
  double secondsTo(double value) {
    return curve().stream()
        .filter(point -> point.value() >= value)
        .mapToDouble(Point::seconds)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Numbers of θ that are not the same, bit for bit, in another run of the same networks. */
  int differing(Training other) {
    int differing = 0;
    for (int i = 0; i < theta.length; i++) {
      if (Float.floatToIntBits(theta[i]) != Float.floatToIntBits(other.theta[i])) {
        differing++;
      }
    }
    return differing;
  }

  /** A total of the ledger; 0 if it has none. */
  double total(String name) {
    return ledger.totals().getOrDefault(name, 0.0);
  }

  /** Time at work that was not acting, mean over workers. */
  double learnSeconds() {
    return total("computeSeconds") - total("drawSeconds");
  }

  /** Time in which a worker, in the mean, neither acted nor learned. */
  double moveSeconds() {
    return total("seconds") - total("computeSeconds");
  }

  /** Mean staleness of pushes in updates; 0 where workers go in step. */
  double staleness() {
    var counts = ledger.rounds().get(ledger.rounds().size() - 1).pace().staleness();
    double pushes = counts.values().stream().mapToDouble(Long::doubleValue).sum();
    double sum = counts.entrySet().stream().mapToDouble(e -> e.getKey() * e.getValue()).sum();
    return pushes == 0 ? 0 : sum / pushes;
  }
}
