package leeml.train.strategy;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.worker.Worker;

/**
 * Local SGD (parameter averaging): every worker makes H steps on its own, then their positions are
 * averaged.
 *
 * <ol>
 *   <li>Down: θ, 4d bytes to each worker's JVM.
 *   <li>Worker i: wᵢ ← θ; H times wᵢ ← wᵢ + optimizerᵢ(gradient of a batch at wᵢ).
 *   <li>Up: wᵢ − θ, 4d bytes a worker.
 *   <li>Centre: θ ← θ + Σ nᵢ (wᵢ − θ) / n.
 * </ol>
 *
 * <p>An epoch costs 1/H of the bytes of {@link Synchronous}. Each worker keeps its optimizer's
 * state (momentum, Adam's moments) from round to round and does not share it. With H = 1, plain SGD
 * and equal batches this is {@link Synchronous}: the mean of the steps is the step of the mean.
 *
 * <p>Source: Zinkevich et al., Parallelized stochastic gradient descent, NIPS 2010 (one round);
 * Stich, Local SGD converges fast and communicates little, ICLR 2019, Algorithm 1; the state kept
 * at the workers as "local momentum" in Lin et al., ICLR 2020, §2.
 *
 * @param period H, at least 1
 * @param weights what a worker's position counts in the mean
 * @param moments what becomes of the workers' optimizers between rounds
 */
public record LocalSgd(int period, Weights weights, Moments moments) implements MovingWorkers {

  /** What a worker's position counts in the mean. */
  public enum Weights {
    /** The examples that it saw: the mean over examples. */
    EXAMPLES,
    /** 1, however little it saw: biased where shards differ in size. */
    EQUAL
  }

  /** What becomes of the workers' optimizers between rounds. */
  public enum Moments {
    /** Each worker keeps its own. */
    KEEP,
    /** Each round begins anew, bias correction and schedule included. */
    RESET
  }

  /** Checks H. */
  public LocalSgd {
    Require.atLeast("period", period, 1);
  }

  /** Averages every {@code period} steps, weighted by examples, moments kept. */
  public static LocalSgd every(int period) {
    return new LocalSgd(period, Weights.EXAMPLES, Moments.KEEP);
  }

  @Override
  public String name() {
    return "local-sgd:period="
        + period
        + (weights == Weights.EQUAL ? ",weights=equal" : "")
        + (moments == Moments.RESET ? ",moments=reset" : "");
  }

  @Override
  public void work(Worker<?> worker, float[] theta, float[] message) {
    if (moments == Moments.RESET) {
      worker.forgetOptimizer();
    }
    LocalSteps.from(theta, worker, message);
  }

  @Override
  public double weight(long examples) {
    return weights == Weights.EQUAL ? 1 : examples;
  }

  @Override
  public Centre centre(Optimizer optimizer, int size, int workers) {
    return AveragingCentre.every(period);
  }
}
