/**
 * Ways to cut the data: fair shards, unequal ones, and shards that differ in their classes.
 *
 * <p>Averaging assumes that every worker sees a sample of the same distribution. {@link
 * leeml.train.shard.partition.Iid} makes that so; {@link leeml.train.shard.partition.Sizes} keeps
 * the distribution and lets the amounts differ; {@link leeml.train.shard.partition.Dirichlet} and
 * {@link leeml.train.shard.partition.ByLabel} let the distribution differ, as it does where data
 * stays with those who made it.
 */
package leeml.train.shard.partition;
