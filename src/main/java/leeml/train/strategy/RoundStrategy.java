package leeml.train.strategy;

import java.util.Optional;
import leeml.optim.Memory;
import leeml.optim.Optimizer;
import leeml.train.cluster.Mixing;
import leeml.train.worker.LocalWork;

/** A strategy whose workers go in step: a round of work each, then one synchronisation. */
public interface RoundStrategy extends Strategy, LocalWork {

  /**
   * The centre's half, with a state of its own.
   *
   * @param optimizer makes the centre's steps, where the strategy has any
   * @param size d
   * @param workers K
   */
  Centre centre(Optimizer optimizer, int size, int workers);

  /**
   * Who mixes with whom after a round, where workers keep positions of their own; the centre is
   * then told of their mean and no worker waits for it.
   *
   * @param workers K
   */
  default Optional<Mixing> mixing(int workers) {
    return Optional.empty();
  }

  /** Moves θ by what the workers sent. */
  interface Centre {

    /**
     * Local steps of the next round, H.
     *
     * @param step steps of the run so far
     * @param stepsPerEpoch steps in a pass over the data
     * @param loss of the last round; NaN before the first
     * @return at least 1
     */
    int period(long step, long stepsPerEpoch, double loss);

    /**
     * One synchronisation.
     *
     * @param theta shape (d); updated in place
     * @param mean m̄ of the workers' vectors by their weights, shape (d); may be overwritten
     */
    void apply(float[] theta, float[] mean);

    /** The rate of the centre's next step; NaN where the workers make the steps. */
    double learningRate();

    /**
     * All that the centre remembers from one round to the next, live: restored into a fresh centre
     * of the same strategy it makes that one go on bit for bit.
     */
    Memory memory();
  }
}
