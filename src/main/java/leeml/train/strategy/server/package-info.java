/**
 * The strategies with a parameter server: who waits for whom, and what a late update counts.
 *
 * <p>Nobody waits under {@link leeml.train.strategy.server.Downpour}, {@link
 * leeml.train.strategy.server.DynSgd} and {@link leeml.train.strategy.server.AsynchronousElastic};
 * {@link leeml.train.strategy.server.StaleSynchronous} bounds how far ahead a worker may be, and
 * {@link leeml.train.strategy.server.BackupWorkers} waits for all but the last few. They know
 * neither the network nor each other; the order of arrival is the only thing that makes a run
 * differ from the next.
 */
package leeml.train.strategy.server;
