/**
 * A parameter server over the network: {@link leeml.train.server.ServerSlice} behind an endpoint.
 *
 * <p>A {@link leeml.spark.server.ParameterServer} serves slices of θ from the driver or from an
 * executor; a {@link leeml.spark.server.ServerClient} is a worker's way there: it pushes a vector
 * and awaits the answers of all slices, within a stated time-out. Between them goes {@link
 * leeml.spark.server.ServerWire}'s layout, never a serialised object, over {@link leeml.spark.net},
 * which keeps strangers out where the application asks for it. What workers do between two pushes
 * is theirs: {@link leeml.spark.served} has those of the server strategies.
 */
package leeml.spark.server;
