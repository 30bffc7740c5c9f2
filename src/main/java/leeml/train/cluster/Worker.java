package leeml.train.cluster;

import leeml.model.Batch;
import leeml.model.Objective;
import leeml.train.shard.Sampler;

/**
 * One logical trainer: an objective of its own over a shard of its own.
 *
 * <p>Used by one thread at a time. What it does in a round depends on θ, the order and its state
 * alone, so that a round can be repeated, here or on another machine, with the same outcome bit for
 * bit.
 *
 * @param <B> the batches
 */
public final class Worker<B extends Batch> {

  private final int number;
  private final Objective<B> objective;
  private final LocalWork work;
  private final Sampler<B> sampler;
  private final float[] gradient;

  // The round under way.
  private WorkerState state;
  private Order order;
  private int taken;
  private long examples;
  private double lossSum;
  private double learningRate;

  Worker(int number, Objective<B> objective, LocalWork work, Sampler<B> sampler) {
    this.number = number;
    this.objective = objective;
    this.work = work;
    this.sampler = sampler;
    this.gradient = new float[objective.size()];
  }

  /**
   * Does a round's work.
   *
   * @param theta θ as it came down, shape (d); not modified
   * @param entering the worker's state before the round; afterwards the state after it
   */
  public Reply run(float[] theta, Order order, WorkerState entering) {
    long start = System.nanoTime();
    state = entering;
    this.order = order;
    taken = 0;
    examples = 0;
    lossSum = 0;
    learningRate = Double.NaN;
    float[] message = new float[theta.length];
    Failure failure = null;
    try {
      work.work(this, theta, message);
    } catch (NonFiniteLoss e) {
      failure = new Failure(number, order.firstStep() + taken, e.loss, learningRate);
    }
    return Reply.of(
        new WorkerLine(
            number,
            taken,
            examples,
            examples == 0 ? 0 : lossSum / examples,
            squaredNorm(message),
            learningRate,
            System.nanoTime() - start,
            !state.isEmpty(),
            failure),
        message);
  }

  /** How many steps the round allows this worker. */
  public int steps() {
    return order.steps();
  }

  /**
   * Mean gradient over the next batch.
   *
   * @param theta shape (d); not modified
   * @param into dL/dθ, shape (d); overwritten, with zeros if the shard has no batch for this step
   */
  public void gradient(float[] theta, float[] into) {
    if (taken >= order.steps()) {
      throw new IllegalStateException("the round allows " + order.steps() + " steps, no more");
    }
    B batch = sampler.draw(order.epoch(taken), order.stepInEpoch(taken));
    double loss = objective.lossAndGradient(theta, batch, into);
    if (!Double.isFinite(loss)) {
      throw new NonFiniteLoss(loss);
    }
    taken++;
    examples += batch.size();
    lossSum += loss * batch.size();
  }

  /**
   * One local step over the next batch: θ ← θ + Δ, Δ by the worker's own optimizer. Without a batch
   * for this step nothing moves.
   *
   * @param theta shape (d); updated in place
   */
  public void step(float[] theta) {
    long before = examples;
    learningRate = state.optimizer().learningRate();
    gradient(theta, gradient);
    if (examples == before) {
      return;
    }
    state.optimizer().update(gradient, theta);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += gradient[i];
    }
  }

  private static double squaredNorm(float[] vector) {
    double sum = 0;
    for (float v : vector) {
      sum += (double) v * v;
    }
    return sum;
  }

  /** Leaves the strategy's loop at the step that went wrong; caught by {@link #run}. */
  private static final class NonFiniteLoss extends RuntimeException {
    final double loss;

    NonFiniteLoss(double loss) {
      super(null, null, false, false);
      this.loss = loss;
    }
  }
}
