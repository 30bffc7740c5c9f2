/**
 * Training: {@link leeml.train.Trainer} runs a strategy on a cluster until the {@link
 * leeml.train.Budget} is used up and gives a {@link leeml.train.Fit} with its {@link
 * leeml.train.Ledger}.
 *
 * <pre>{@code
 * Fit fit = Trainer.of(objective, Optimizers.adam(0.001))
 *     .strategy(LocalSgd.every(16)).batchSize(64)
 *     .on(cluster).within(Budget.epochs(5)).fit(shards);
 * }</pre>
 *
 * <p>{@code shard} is the data as workers see it, {@code cluster} where workers live, {@code
 * strategy} how their progress becomes the model's. {@code checkpoint} is a fit as a file from
 * which it goes on. A model never knows the strategy; a strategy never knows the model, nor Spark.
 * This package uses the JDK alone.
 */
package leeml.train;
