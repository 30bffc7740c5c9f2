package leeml.train.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds up replies into their mean, m̄ = Σ nᵢ mᵢ / Σ nᵢ, weighted by the examples nᵢ seen.
 *
 * <p>Sums are kept in double and the caller adds in a fixed order, so the same replies give the
 * same bits. Without any example the mean is zero.
 */
public final class Gathering {

  private final double[] sum;
  private final List<WorkerLine> workers = new ArrayList<>();
  private long examples;

  /**
   * An empty sum of vectors.
   *
   * @param size d
   */
  public Gathering(int size) {
    sum = new double[size];
  }

  /** Adds a reply; its vector is not modified. */
  public void add(Reply reply) {
    float[] mean = reply.mean();
    if (mean.length != sum.length) {
      throw new IllegalArgumentException(
          "a reply of " + mean.length + " numbers to a sum of " + sum.length);
    }
    long weight = reply.examples();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * (double) mean[i];
    }
    examples += weight;
    workers.addAll(reply.workers());
  }

  /** The group as one reply. */
  public Reply reply() {
    float[] mean = new float[sum.length];
    if (examples > 0) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] = (float) (sum[i] / examples);
      }
    }
    return new Reply(mean, workers);
  }

  /** The first failure by worker number, if there was one. */
  static Optional<Failure> failure(Reply reply) {
    return reply.workers().stream()
        .map(WorkerLine::failure)
        .filter(failure -> failure != null)
        .findFirst();
  }
}
