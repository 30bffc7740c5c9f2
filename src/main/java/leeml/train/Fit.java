package leeml.train;

/**
 * The result of training.
 *
 * @param theta the parameters, shape (d): the last ones; the best validated ones if a patience was
 *     set; the last good ones if the run diverged
 * @param ledger a line for every round
 * @param stop why it ended
 * @param seconds wall clock, validation included
 */
public record Fit(float[] theta, Ledger ledger, Stop stop, double seconds) {}
