package leeml.train.strategy.server;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.server.ServerRule;
import leeml.train.strategy.ServerStrategy;
import leeml.train.worker.Worker;

/**
 * Synchronous descent with backup workers: of K workers the first K − b gradients make the step,
 * and those that come later are thrown away, so that b stragglers hold nobody up.
 *
 * <ol>
 *   <li>Worker i: gᵢ, the gradient of a batch at θ.
 *   <li>Up: gᵢ, 4d bytes.
 *   <li>Server: of the first K − b that were taken at the present θ, ḡ = Σ nᵢ gᵢ / n; θ ← θ +
 *       optimizer(ḡ). One taken at an older θ is dropped.
 *   <li>Down: the next θ, 4d bytes.
 * </ol>
 *
 * <p>b = 0 is {@link leeml.train.strategy.Synchronous} up to the order of addition. A dropped
 * batch's examples have been seen for nothing; the ledger counts them all the same.
 *
 * <p>Source: Chen, Pan, Monga, Bengio, Jozefowicz, Revisiting distributed synchronous SGD,
 * arXiv:1604.00981, Algorithms 3 and 4; a server of several slices takes the first K − b of each
 * slice, and the run ends with the slice that has made all its steps first.
 *
 * @param spare b, at least 0 and below the number of workers
 */
public record BackupWorkers(int spare) implements ServerStrategy {

  /** Checks b. */
  public BackupWorkers {
    Require.atLeast("spare", spare, 0);
  }

  @Override
  public String name() {
    return "backup:spare=" + spare;
  }

  @Override
  public int period() {
    return 1;
  }

  @Override
  public Message message() {
    return Message.GRADIENT;
  }

  @Override
  public void work(Worker<?> worker, float[] theta, float[] message) {
    worker.gradient(theta, message);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there are not more workers than spare ones
   */
  @Override
  public ServerRule rule(Optimizer optimizer, int size, double[] shares, long mostRounds) {
    if (spare >= shares.length) {
      throw new IllegalArgumentException(
          "spare = %d of %d workers, expected fewer than there are"
              .formatted(spare, shares.length));
    }
    return new FirstOnes(optimizer.init(size), size, shares.length - spare, mostRounds);
  }
}
