/**
 * The data as workers see it: one {@link leeml.train.shard.Shard} a worker, drawn from in batches.
 *
 * <p>Which examples make which batch follows from the seed, the worker's number and the step alone
 * ({@link leeml.train.shard.Sampler}), so that a batch can be drawn again on another machine after
 * a failure. An epoch visits every example of every shard exactly once: a worker whose shard is
 * smaller runs out of batches before the others and sends nothing, with weight 0, until the next
 * epoch.
 *
 * <p>A {@link leeml.train.shard.Partition} says which example goes to which worker.
 */
package leeml.train.shard;
