package leeml.train.server;

import leeml.optim.Memory;

/**
 * What a server does with what workers send it, for one slice of θ; has a state of its own. Used by
 * one thread at a time.
 */
public interface ServerRule {

  /** Whether a worker that waits for an answer gets it. */
  enum Answer {
    /** Not yet. */
    WAIT,
    /** It may go on. */
    GO_ON,
    /** There is nothing more for it to do. */
    STOP
  }

  /**
   * Takes a worker's vector in.
   *
   * @param theta the slice of θ; updated in place
   * @param push what came; its vector may be overwritten
   * @param staleness updates of the slice between the θ that the worker last got and now
   * @return whether θ changed
   */
  boolean apply(float[] theta, Push push, long staleness);

  /** Decides on a worker that has been taken in and waits. */
  Answer answer(Standing standing);

  /** The rate of the server's next step; NaN where the workers make the steps. */
  default double learningRate() {
    return Double.NaN;
  }

  /**
   * Lets go of pushes that it has collected and not made an update of yet.
   *
   * @return whether the rule ever collects any
   */
  default boolean forgetCollected() {
    return false;
  }

  /**
   * All that it remembers from one push to the next, live: restored into a fresh rule of the same
   * strategy it makes that one go on bit for bit.
   */
  Memory memory();

  /**
   * Where a waiting worker stands.
   *
   * @param done rounds that the worker has done
   * @param slowest rounds that the slowest worker has done
   * @param versionRead updates of θ when the worker last got it
   * @param version updates of θ by now
   * @param left workers that have left, and push no more
   */
  record Standing(long done, long slowest, long versionRead, long version, int left) {}
}
