package leeml.rl.rollout;

import leeml.rl.EnvironmentFactory;
import leeml.rl.policy.PolicyFamily;
import leeml.train.shard.Batches;
import leeml.train.shard.LiveShard;
import leeml.train.shard.Seeds;

/**
 * Whole episodes as a shard: a batch is as many as it takes for its steps, each from its beginning
 * to its end. What REINFORCE learns from.
 *
 * <p>A batch follows from (seed, worker, step) and θ alone, so a round repeats bit for bit
 * anywhere.
 *
 * @param size steps of a worker that count as an epoch
 */
public record EpisodeShard(EnvironmentFactory environments, PolicyFamily policies, int size)
    implements LiveShard<Rollout> {

  @Override
  public Batches<Rollout> start(int worker, int batchSize, long seed) {
    Lanes lanes = new Lanes(environments, policies, 1, worker);
    long own = Seeds.mix(seed, worker);
    return new Batches<>() {
      private long nextStep;

      @Override
      public void enter(long firstStep) {
        nextStep = firstStep;
      }

      @Override
      public Rollout draw(float[] theta, long epoch, long step) {
        return lanes.playEpisodes(theta, batchSize, Seeds.mix(own, nextStep++));
      }
    };
  }
}
