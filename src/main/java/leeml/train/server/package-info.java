/**
 * A parameter server without the network: workers push at their own pace and get θ back.
 *
 * <p>An {@link leeml.train.server.Exchange} is a strategy's say in when they meet; a {@link
 * leeml.train.server.ServerSlice} holds a slice of θ and answers pushes as the strategy's {@link
 * leeml.train.server.ServerRule} allows; a {@link leeml.train.server.ServedWorker} is the other
 * end. A cluster carries the messages between them, or has all of them in one JVM as a {@link
 * leeml.train.server.LocalServer}. A {@link leeml.train.server.ServedSnapshot} is what a run goes
 * on from.
 *
 * <p>Source of the scheme: Dean et al., Large scale distributed deep networks, NIPS 2012, §4; Li et
 * al., Scaling distributed machine learning with the parameter server, OSDI 2014.
 */
package leeml.train.server;
