package leeml.train.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import leeml.train.worker.Failure;
import leeml.train.worker.WorkerLine;

/**
 * Adds up replies into their mean, m̄ = Σ pᵢ mᵢ / Σ pᵢ, with the weights pᵢ of the strategy: as a
 * rule the examples that the worker saw.
 *
 * <p>Sums are kept in double and the caller adds in a fixed order, so the same replies give the
 * same bits. Without any weight the mean is zero.
 */
public final class Gathering {

  private final double[] sum;
  private final List<WorkerLine> workers = new ArrayList<>();
  private double weight;

  /**
   * An empty sum of vectors.
   *
   * @param size d
   */
  public Gathering(int size) {
    sum = new double[size];
  }

  /** Adds a group; its vector is not modified. */
  public void add(Reply reply) {
    float[] mean = reply.mean();
    if (mean.length != sum.length) {
      throw new IllegalArgumentException(
          "a reply of " + mean.length + " numbers to a sum of " + sum.length);
    }
    double share = reply.weight();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += share * mean[i];
    }
    weight += share;
    workers.addAll(reply.workers());
  }

  /** The group as one reply. */
  public Reply reply() {
    float[] mean = new float[sum.length];
    if (weight > 0) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] = (float) (sum[i] / weight);
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
