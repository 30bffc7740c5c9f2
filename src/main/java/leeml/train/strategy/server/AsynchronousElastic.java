package leeml.train.strategy.server;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.server.ServerRule;
import leeml.train.strategy.LocalSteps;
import leeml.train.strategy.ServerStrategy;
import leeml.train.worker.Worker;

/**
 * Asynchronous elastic averaging (AEASGD): every worker is tied to the centre by a spring that
 * pulls both ends whenever they meet.
 *
 * <ol>
 *   <li>Worker i: H local steps on its own wᵢ.
 *   <li>Up: wᵢ, 4d bytes.
 *   <li>Server: e = α(wᵢ − θ); answers with θ as it is; θ ← θ + e.
 *   <li>Down: θ, 4d bytes; the worker: wᵢ ← wᵢ − α(wᵢ − θ).
 * </ol>
 *
 * <p>Source: Zhang, Choromanska, LeCun, Deep learning with elastic averaging SGD, NIPS 2015,
 * Algorithm 1.
 *
 * @param period H, at least 1
 * @param alpha α, above 0 and at most 1; the authors take 0.9/K
 */
public record AsynchronousElastic(int period, double alpha) implements ServerStrategy {

  /** Checks the ranges. */
  public AsynchronousElastic {
    Require.atLeast("period", period, 1);
    Require.share("alpha", alpha);
  }

  @Override
  public String name() {
    return "aeasgd:period=" + period + ",alpha=" + alpha;
  }

  @Override
  public Message message() {
    return Message.POSITION;
  }

  @Override
  public boolean answersWithThetaBefore() {
    return true;
  }

  @Override
  public void work(Worker<?> worker, float[] theta, float[] message) {
    float[] w = worker.position(theta);
    for (int i = 0; i < w.length; i++) {
      w[i] -= (float) (alpha * (w[i] - theta[i]));
    }
    LocalSteps.on(w, worker);
    System.arraycopy(w, 0, message, 0, w.length);
  }

  @Override
  public ServerRule rule(Optimizer optimizer, int size, double[] shares, long mostRounds) {
    return (AtOnce)
        (theta, push, staleness) -> {
          for (int i = 0; i < theta.length; i++) {
            theta[i] += (float) (alpha * (push.message()[i] - theta[i]));
          }
          return true;
        };
  }
}
