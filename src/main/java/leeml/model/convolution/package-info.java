/**
 * Convolution over sequences of words, in plain Java.
 *
 * <p>{@link leeml.model.convolution.TextConvolution} is a network that looks at every few words in
 * a row and keeps what excites each of its filters most; {@link leeml.model.convolution.SpacedRows}
 * is how the words of a batch lie in memory for it. Convolution over pictures is Deeplearning4j's,
 * in {@code leeml.dl4j}.
 *
 * <p>This package uses the JDK alone; its inner loops are {@link leeml.model.kernel}'s.
 */
package leeml.model.convolution;
