/**
 * The way back through max pooling as a layer of its own: {@link
 * leeml.dl4j.layer.unpool.MaxUnpooling} stands in a graph's configuration, {@link
 * leeml.dl4j.layer.unpool.Places} is its arithmetic, and the vertex between them is what
 * Deeplearning4j runs.
 *
 * <p>Deeplearning4j comes with unpooling by repetition only ({@code Upsampling2D}).
 */
package leeml.dl4j.layer.unpool;
