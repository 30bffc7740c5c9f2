/**
 * Chapter 19, Auto-encoder: networks that are asked for what they were given, through a layer that
 * is too narrow for it.
 *
 * <p>{@link ch19_autoencoder.DeepCodeJob} holds a deep code against principal components of the
 * same size. {@link ch19_autoencoder.AutoEncoder} is the network, {@link
 * ch19_autoencoder.ConvolutionalAutoEncoder} one that pools and unpools, and {@code
 * ch19_autoencoder.tied} one of a single layer. {@link ch19_autoencoder.TextRetrievalJob} does the
 * same with texts and LSA. The lesson is {@code README.md} beside this file.
 */
package ch19_autoencoder;
