package leeml.train.cluster;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import leeml.train.worker.Failure;
import leeml.train.worker.WorkerLine;

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
    return mean(WorkerLine::loss, WorkerLine::examples);
  }

  /** Weighted mean of ‖mᵢ − m̄‖² = mean ‖mᵢ‖² − ‖m̄‖². */
  public double spread() {
    double ofMean = 0;
    for (float v : mean()) {
      ofMean += (double) v * v;
    }
    // Equal vectors differ from their mean by rounding only, which may come out below zero.
    return Math.max(0, mean(WorkerLine::squaredNorm, WorkerLine::weight) - ofMean);
  }

  /** The rate of the first worker that took a local step; NaN if none did. */
  public double learningRate() {
    return reply.workers().stream()
        .mapToDouble(WorkerLine::learningRate)
        .filter(rate -> !Double.isNaN(rate))
        .findFirst()
        .orElse(Double.NaN);
  }

  private double mean(ToDoubleFunction<WorkerLine> value, ToDoubleFunction<WorkerLine> weight) {
    double sum = 0;
    double weights = 0;
    for (WorkerLine line : reply.workers()) {
      sum += weight.applyAsDouble(line) * value.applyAsDouble(line);
      weights += weight.applyAsDouble(line);
    }
    return weights == 0 ? 0 : sum / weights;
  }
}
