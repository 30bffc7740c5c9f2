package leeml.train.strategy.averaging;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.strategy.AveragingCentre;
import leeml.train.strategy.LocalSteps;
import leeml.train.strategy.RoundStrategy;
import leeml.train.worker.Worker;

/**
 * Elastic averaging (EASGD), synchronous: workers keep positions of their own, tied to the centre
 * by a spring.
 *
 * <ol>
 *   <li>Down: θ, 4d bytes to each worker's JVM.
 *   <li>Worker i: mᵢ = wᵢ − θ; wᵢ ← wᵢ − α mᵢ; H local steps on wᵢ.
 *   <li>Up: mᵢ, 4d bytes a worker.
 *   <li>Centre: θ ← θ + β Σ mᵢ / K, every worker counting the same.
 * </ol>
 *
 * <p>β = Kα makes the springs pull both ends alike; the authors take β = 0.9. The workers explore
 * apart from each other: the ledger's divergence does not go back to 0 after a round.
 *
 * <p>Source: Zhang, Choromanska, LeCun, Deep learning with elastic averaging SGD, NIPS 2015,
 * equations 5 and 6 every H steps, in the order of Algorithm 1 (spring, then gradient).
 *
 * @param period H, at least 1
 * @param alpha α of the worker's end, above 0 and at most 1
 * @param beta β of the centre's end, above 0 and at most 1; NaN for Kα
 */
public record ElasticAveraging(int period, double alpha, double beta) implements RoundStrategy {

  /** Checks the ranges. */
  public ElasticAveraging {
    Require.atLeast("period", period, 1);
    Require.share("alpha", alpha);
    if (!Double.isNaN(beta)) {
      Require.share("beta", beta);
    }
  }

  /** Springs that pull both ends alike: β = Kα. */
  public static ElasticAveraging of(int period, double alpha) {
    return new ElasticAveraging(period, alpha, Double.NaN);
  }

  @Override
  public String name() {
    String head = "easgd:period=" + period + ",alpha=" + alpha;
    return Double.isNaN(beta) ? head : head + ",beta=" + beta;
  }

  @Override
  public Message message() {
    return Message.POSITION;
  }

  @Override
  public double weight(long examples) {
    return 1;
  }

  @Override
  public void work(Worker<?> worker, float[] theta, float[] message) {
    float[] w = worker.position(theta);
    for (int i = 0; i < w.length; i++) {
      message[i] = w[i] - theta[i];
      w[i] -= (float) (alpha * message[i]);
    }
    LocalSteps.on(w, worker);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if β is left open and Kα is above 1
   */
  @Override
  public Centre centre(Optimizer optimizer, int size, int workers) {
    double pull = Double.isNaN(beta) ? workers * alpha : beta;
    if (pull > 1) {
      throw new IllegalArgumentException(
          "easgd: alpha = %s with %d workers makes beta = %s, expected at most 1; take alpha = %.3g"
              .formatted(alpha, workers, pull, 0.9 / workers));
    }
    return new AveragingCentre() {
      @Override
      public int period(long step, long stepsPerEpoch, double loss) {
        return period;
      }

      @Override
      public void apply(float[] theta, float[] mean) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] = (float) (pull * mean[i]);
        }
        AveragingCentre.add(mean, theta);
      }
    };
  }
}
