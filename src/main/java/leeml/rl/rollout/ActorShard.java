package leeml.rl.rollout;

import leeml.rl.EnvironmentFactory;
import leeml.rl.policy.PolicyFamily;
import leeml.train.shard.Batches;
import leeml.train.shard.LiveShard;
import leeml.train.shard.Seeds;

/**
 * An actor as a shard: batches are stretches of episodes that go on from one to the next, played
 * under the worker's own θ. What A2C and A3C learn from.
 *
 * <p>Everything random in a step follows from (seed, worker, step). A round that is repeated, as
 * after a task that failed, goes back to where the lanes stood when it began: the same experience
 * once more, not more of it. Where that is not known, on another machine, episodes begin anew.
 *
 * @param lanes environments of a worker, at least 1; the batch size is a multiple of it
 * @param size steps of a worker that count as an epoch
 */
public record ActorShard(
    EnvironmentFactory environments, PolicyFamily policies, int lanes, int size)
    implements LiveShard<Rollout> {

  @Override
  public Batches<Rollout> start(int worker, int batchSize, long seed) {
    if (batchSize % lanes != 0) {
      throw new IllegalArgumentException(
          "%d steps a batch in %d environments, expected a multiple".formatted(batchSize, lanes));
    }
    return new Actor(
        new Lanes(environments, policies, lanes, worker),
        lanes,
        batchSize / lanes,
        Seeds.mix(seed, worker));
  }
}
