/**
 * Reduce-scatter around a ring of tasks that run at the same time.
 *
 * <p>The driver calls a {@link leeml.spark.ring.Meeting} and hands every task an {@link
 * leeml.spark.ring.Invitation}. A task takes a {@link leeml.spark.ring.Seat}, learns at the meeting
 * where the others sit, and hands partial sums to its neighbour until the sum of one slice is
 * complete with each ({@link leeml.spark.ring.ReduceScatter}). The seats and meetings of one JVM
 * share a {@link leeml.spark.ring.Station}: one endpoint and one connection to each peer, which
 * outlast a round, since making them costs more than a small round does.
 */
package leeml.spark.ring;
