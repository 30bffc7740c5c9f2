/**
 * How the workers' progress becomes the model's progress.
 *
 * <p>A {@link leeml.train.strategy.Strategy} has two halves: what a worker does in a round ({@link
 * leeml.train.worker.LocalWork}) and what the centre does with the mean of what was sent ({@link
 * leeml.train.strategy.Strategy.Centre}). It knows neither the model nor where the workers live.
 * Each class states its recurrence, its source and what it sends.
 *
 * <p>Symbols: θ the centre's parameters, wᵢ those of worker i within a round, nᵢ the examples that
 * it saw in the round, n = Σ nᵢ, K workers, H local steps a round.
 */
package leeml.train.strategy;
