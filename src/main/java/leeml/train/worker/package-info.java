/**
 * One trainer: what it is given, what it does in a round, what it remembers and what it sends.
 *
 * <p>A {@link leeml.train.worker.Worker} has an objective, a shard and a {@link
 * leeml.train.worker.WorkerState} of its own; in a round it does the {@link
 * leeml.train.worker.LocalWork} of the strategy and sends one vector, packed by the run's
 * compressor. It knows neither where it lives nor who else there is.
 */
package leeml.train.worker;
