/**
 * Rollouts: what actors see, do and get while they play.
 *
 * <p>{@link leeml.rl.rollout.Lanes} are the environments of one worker. They are played on from one
 * batch to the next ({@link leeml.rl.rollout.ActorShard}) or an episode at a time ({@link
 * leeml.rl.rollout.EpisodeShard}); as a {@link leeml.train.shard.LiveShard} either works under
 * every strategy of the library. A {@link leeml.rl.rollout.LanePosition} is an episode's seed and
 * its actions so far, which is all that another machine needs to go on with it.
 */
package leeml.rl.rollout;
