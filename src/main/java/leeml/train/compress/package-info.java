/**
 * What workers send in place of full vectors.
 *
 * <p>A {@link leeml.train.compress.Compressor} turns a vector into bytes and back. Those that throw
 * something away keep it as an error to be sent later ({@link leeml.train.compress.ErrorFeedback}),
 * where their paper does so. The bytes are those that travel: the ledger counts their length and
 * nothing is estimated. Numbers are little-endian.
 *
 * <p>By what is saved: {@link leeml.train.compress.FullPrecision} nothing; {@code quantized} sends
 * every number with fewer bits; {@code sparse} sends few of the numbers; {@code lowrank} sends two
 * thin matrices.
 *
 * <p>A vector with NaN or ±∞ never fails and never hangs, but what arrives may be of no use: the
 * class comments say what of it passes through. The loss shows it, and the run stops there.
 */
package leeml.train.compress;
