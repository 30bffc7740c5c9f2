/**
 * The places where workers live, and the three ways in which they work together there.
 *
 * <p>A {@link leeml.train.cluster.Cluster} starts {@link leeml.train.cluster.Workers} that go in
 * rounds and send to a centre, or mix with neighbours ({@link leeml.train.cluster.Mixing}), or
 * {@link leeml.train.cluster.ServedWorkers} that go at their own pace under a parameter server.
 * {@link leeml.train.cluster.SerialCluster} does all three in the calling thread, {@code
 * leeml.spark} on executors. {@link leeml.train.cluster.Gathering} adds up what workers send,
 * always in the order of their numbers, because float addition is not associative and a run must be
 * repeatable bit for bit.
 */
package leeml.train.cluster;
