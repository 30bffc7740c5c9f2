/**
 * Few of the numbers are sent, with their places: {@link leeml.train.compress.sparse.TopK} the
 * largest, {@link leeml.train.compress.sparse.RandomK} a random sample, {@link
 * leeml.train.compress.sparse.Threshold} those above a bound, as ± that bound.
 *
 * <p>Places are sent as gaps in 7 bits a byte ({@code EntryWriter}), or, for a sample, as the seed
 * that both sides draw it from ({@code Sample}).
 */
package leeml.train.compress.sparse;
