package leeml.train.worker;

import leeml.model.Batch;
import leeml.model.Objective;
import leeml.train.compress.Compressor;
import leeml.train.shard.Batches;

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
  private final Compressor compressor;
  private final Batches<B> batches;
  private final float[] gradient;

  // The round under way.
  private WorkerState state;
  private Order order;
  private int taken;
  private long examples;
  private double lossSum;
  private long drawNanos;
  private double learningRate;

  Worker(int number, WorkerPlan<B> plan, Batches<B> batches) {
    this.number = number;
    this.objective = plan.objective();
    this.work = plan.work();
    this.compressor = plan.compressor();
    this.batches = batches;
    this.gradient = new float[objective.size()];
  }

  /**
   * Does a round's work.
   *
   * @param theta θ as it last came down, shape (d); not modified
   * @param entering the worker's state before the round; afterwards the state after it
   */
  public WorkerReply run(float[] theta, Order order, WorkerState entering) {
    long start = System.nanoTime();
    state = entering;
    this.order = order;
    taken = 0;
    examples = 0;
    lossSum = 0;
    drawNanos = 0;
    batches.enter(order.firstStep());
    learningRate = Double.NaN;
    float[] message = new float[theta.length];
    Failure failure = null;
    try {
      work.work(this, theta, message);
    } catch (NonFiniteLoss e) {
      failure = new Failure(number, order.firstStep() + taken, e.loss, learningRate);
    }
    long worked = System.nanoTime();
    byte[] payload = state.compressor().compress(message);
    long packed = System.nanoTime();
    compressor.decompress(payload, message);
    return new WorkerReply(
        new WorkerLine(
            number,
            taken,
            examples,
            work.weight(examples),
            examples == 0 ? 0 : lossSum / examples,
            squaredNorm(message),
            learningRate,
            worked - start,
            drawNanos,
            packed - worked,
            Carried.of(state),
            failure),
        payload);
  }

  /** Whether the θ of this round is another than that of the round before. */
  public boolean fresh() {
    return order.fresh();
  }

  /**
   * The worker's own parameters wᵢ, live: what it leaves in them is there in its next round.
   *
   * @param start where it begins, shape (d); not modified
   */
  public float[] position(float[] start) {
    return state.position(start);
  }

  /** Begins the worker's optimizer anew, moments, step count and all. */
  public void forgetOptimizer() {
    state.forgetOptimizer();
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
    long start = System.nanoTime();
    B batch = batches.draw(theta, order.epoch(taken), order.stepInEpoch(taken));
    drawNanos += System.nanoTime() - start;
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
    if (descend(theta)) {
      move(theta);
    }
  }

  /**
   * The same, keeping account of the gradient: accrued ← accrued + g.
   *
   * @param theta shape (d); updated in place
   * @param accrued shape (d); added to
   */
  public void step(float[] theta, float[] accrued) {
    if (descend(theta)) {
      for (int i = 0; i < accrued.length; i++) {
        accrued[i] += gradient[i];
      }
      move(theta);
    }
  }

  /** Leaves the next batch's gradient in {@link #gradient}; false if there is no batch. */
  private boolean descend(float[] theta) {
    long before = examples;
    learningRate = state.optimizer().learningRate();
    gradient(theta, gradient);
    return examples > before;
  }

  private void move(float[] theta) {
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
