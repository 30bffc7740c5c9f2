package leeml.sim;

import leeml.train.server.ServerPlan;

/**
 * How long each round of each worker under a server takes, known before it is done: the steps and
 * examples of a round follow from the shard's size alone.
 *
 * @param clock of the workers
 * @param sizes of the shards
 * @param batchSize examples a step
 * @param plan the server's
 */
record Shifts(Clock clock, long[] sizes, int batchSize, ServerPlan plan) {

  /** The virtual seconds of a worker's round, by the worker's own count. */
  double seconds(int worker, long round) {
    int period = plan.exchange().period();
    long first = round * period;
    int steps = (int) Math.min(period, plan.mostSteps() - first);
    long examples = 0;
    for (long step = first; step < first + steps; step++) {
      long drawn = step % plan.stepsPerEpoch() * batchSize;
      examples += Math.max(0, Math.min(batchSize, sizes[worker] - drawn));
    }
    return clock.compute().seconds(clock.seed(), worker, round, steps, examples);
  }
}
