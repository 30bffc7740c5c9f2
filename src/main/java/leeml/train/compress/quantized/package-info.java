/**
 * Every number is sent, with fewer bits: {@link leeml.train.compress.quantized.Fp16} with 16,
 * {@link leeml.train.compress.quantized.Sign} and {@link leeml.train.compress.quantized.OneBit}
 * with one.
 *
 * <p>The two of one bit send the sign and differ in what a sign stands for: one magnitude for the
 * whole vector, or two means for every block. Both are biased and need error feedback.
 */
package leeml.train.compress.quantized;
