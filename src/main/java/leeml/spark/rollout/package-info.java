/**
 * Rollouts as Spark tasks, for learners that go over one θ's experience at the centre.
 *
 * <p>{@link leeml.spark.rollout.SparkCollector} sends θ and where the lanes stand, and gathers what
 * was played; it equals {@link leeml.rl.rollout.SerialCollector} bit for bit, also when tasks fail.
 * Workers that learn where they act need none of this: they are {@link
 * leeml.rl.rollout.ActorShard}s under a strategy.
 */
package leeml.spark.rollout;
