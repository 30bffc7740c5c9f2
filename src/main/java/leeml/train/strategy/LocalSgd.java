package leeml.train.strategy;

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
 */
public record LocalSgd(int period) implements MovingWorkers {

  /** Checks H. */
  public LocalSgd {
    if (period < 1) {
      throw new IllegalArgumentException("period = " + period + ", expected at least 1");
    }
  }

  /** Averages every {@code period} steps. */
  public static LocalSgd every(int period) {
    return new LocalSgd(period);
  }

  @Override
  public String name() {
    return "local-sgd:period=" + period;
  }

  @Override
  public int period(long stepsPerEpoch) {
    return period;
  }
}
