/**
 * What workers send in place of full vectors.
 *
 * <p>A {@link leeml.train.compress.Compressor} turns a vector into bytes and back. Those that throw
 * something away keep it as an error to be sent later, where their paper does so. The bytes are
 * those that travel: the ledger counts their length and nothing is estimated.
 */
package leeml.train.compress;
