package leeml.train.cluster;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A round as the centre sees it: the mean of what was sent, a line a worker, and the cost.
 *
 * @param reply of all workers added up
 * @param cost what the round cost
 */
public record Gathered(Reply reply, RoundCost cost) {

  /** m̄, shape (d). */
  public float[] mean() {
    return reply.mean();
  }

  /** A loss that was not finite, if there was one. */
  public Optional<Failure> failure() {
    return Gathering.failure(reply);
  }

  /** Mean loss over the examples of the round. */
  public double loss() {
    return weighted(WorkerLine::loss);
  }

  /** Weighted mean of ‖mᵢ − m̄‖² = mean ‖mᵢ‖² − ‖m̄‖². */
  public double spread() {
    double ofMean = 0;
    for (float v : mean()) {
      ofMean += (double) v * v;
    }
    // Equal vectors differ from their mean by rounding only, which may come out below zero.
    return Math.max(0, weighted(WorkerLine::squaredNorm) - ofMean);
  }

  /** The rate of the first worker that took a local step; NaN if none did. */
  public double learningRate() {
    return reply.workers().stream()
        .mapToDouble(WorkerLine::learningRate)
        .filter(rate -> !Double.isNaN(rate))
        .findFirst()
        .orElse(Double.NaN);
  }

  private double weighted(ToDoubleFunction<WorkerLine> value) {
    long examples = reply.examples();
    if (examples == 0) {
      return 0;
    }
    return reply.workers().stream()
            .mapToDouble(line -> line.examples() * value.applyAsDouble(line))
            .sum()
        / examples;
  }
}
