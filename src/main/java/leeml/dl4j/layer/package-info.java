/**
 * Arithmetic for layers of Deeplearning4j that is faster than what comes with it, for single
 * precision on a processor: {@link leeml.dl4j.layer.FastLayers} puts it where it fits.
 *
 * <p>A first convolution reads one channel or three. oneDNN computes in blocks of sixteen channels
 * and leaves most of each block empty, and it computes a gradient for the data that nobody takes.
 * As products of matrices over {@link leeml.dl4j.layer.Patches} the same layer takes a fraction of
 * the time; {@code ./leeml bench nets} measures it.
 *
 * <p>Everything here belongs to one network, and so to one task.
 */
package leeml.dl4j.layer;
