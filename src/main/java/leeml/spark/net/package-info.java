/**
 * Requests and answers between the JVMs of a Spark application, over Spark's own transport.
 *
 * <p>An {@link leeml.spark.net.Endpoint} listens where Spark itself listens and hands requests to a
 * {@link leeml.spark.net.Handler}, which gives its {@link leeml.spark.net.Answer} at once or later;
 * {@link leeml.spark.net.Peers} sends requests to an {@link leeml.spark.net.Address}, each of which
 * ends within a stated time-out. What the application asks of its traffic holds here too: with
 * {@code spark.authenticate} nobody gets in without the application's secret, with {@code
 * spark.network.crypto.enabled} the bytes are encrypted.
 *
 * <p>A frame of the transport holds up to 2 GiB; a request or an answer is one frame, of 21 bytes
 * more than its content.
 */
package leeml.spark.net;
