package leeml.train.strategy.averaging;

import java.util.Optional;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.cluster.Mixing;
import leeml.train.strategy.AveragingCentre;
import leeml.train.strategy.LocalSteps;
import leeml.train.strategy.RoundStrategy;
import leeml.train.worker.Worker;

/**
 * Gossip (decentralised parallel SGD, D-PSGD): no centre, every worker averages with its
 * neighbours.
 *
 * <ol>
 *   <li>Worker i: H local steps on its own wᵢ.
 *   <li>Between: wᵢ to each neighbour, 4d bytes an edge and direction.
 *   <li>Worker i: wᵢ ← Σⱼ Wᵢⱼ wⱼ, W doubly stochastic.
 * </ol>
 *
 * <p>θ, which is what is looked at and what comes out, is the mean of the wᵢ, every worker counting
 * the same; bringing it together is no part of the method, and the ledger counts no bytes for it.
 * Mixing leaves the mean alone and shrinks the divergence by the square of W's second largest
 * eigenvalue. On the complete graph it is local SGD(H) with equal weights.
 *
 * <p>Source: Lian et al., Can decentralized algorithms outperform centralized algorithms?, NIPS
 * 2017, Algorithm 1, with the step before the mixing (W applied to x − γg, as in Wang and Joshi,
 * Cooperative SGD, arXiv:1808.07576, equation 8) and H steps in place of one.
 *
 * @param graph who is whose neighbour
 * @param period H, at least 1
 */
public record Gossip(Graph graph, int period) implements RoundStrategy {

  /** Checks H. */
  public Gossip {
    Require.atLeast("period", period, 1);
  }

  @Override
  public String name() {
    return "gossip:graph=" + graph.text() + ",period=" + period;
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
    LocalSteps.on(w, worker);
    System.arraycopy(w, 0, message, 0, w.length);
  }

  @Override
  public Optional<Mixing> mixing(int workers) {
    return Optional.of(graph.mixing(workers));
  }

  @Override
  public Centre centre(Optimizer optimizer, int size, int workers) {
    return new AveragingCentre() {
      @Override
      public int period(long step, long stepsPerEpoch, double loss) {
        return period;
      }

      @Override
      public void apply(float[] theta, float[] mean) {
        System.arraycopy(mean, 0, theta, 0, theta.length);
      }
    };
  }
}
