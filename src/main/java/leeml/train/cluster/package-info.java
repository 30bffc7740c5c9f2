/**
 * Workers, and the places where they live.
 *
 * <p>A {@link leeml.train.cluster.Worker} has an objective, a shard and a state of its own; in a
 * round it does the {@link leeml.train.cluster.LocalWork} of the strategy and sends one vector. A
 * {@link leeml.train.cluster.Cluster} puts workers somewhere: {@link
 * leeml.train.cluster.SerialCluster} in the calling thread, {@code leeml.spark} on executors.
 * {@link leeml.train.cluster.Gathering} adds up what they send, always in the order of their
 * numbers, because float addition is not associative and a run must be repeatable bit for bit.
 */
package leeml.train.cluster;
