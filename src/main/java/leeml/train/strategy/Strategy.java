package leeml.train.strategy;

import leeml.optim.Optimizer;
import leeml.train.cluster.LocalWork;

/** What workers do between synchronisations, and what a synchronisation does. */
public interface Strategy extends LocalWork {

  /** As it is written after {@code --strategy}: {@code local-sgd:period=16}. */
  String name();

  /** The most workers that it trains with: 1 for a serial strategy. */
  default int mostWorkers() {
    return Integer.MAX_VALUE;
  }

  /**
   * Local steps of the next round, H.
   *
   * @param stepsPerEpoch steps in a pass over the data
   * @return at least 1
   */
  int period(long stepsPerEpoch);

  /**
   * The centre's half, with a state of its own.
   *
   * @param optimizer makes the centre's steps, where the strategy has any
   * @param size d
   */
  Centre centre(Optimizer optimizer, int size);

  /** Moves θ by what the workers sent. */
  interface Centre {

    /**
     * One synchronisation.
     *
     * @param theta shape (d); updated in place
     * @param mean m̄ of the workers' vectors, weighted by examples, shape (d); may be overwritten
     */
    void apply(float[] theta, float[] mean);

    /** The rate of the centre's next step; NaN where the workers make the steps. */
    double learningRate();
  }
}
