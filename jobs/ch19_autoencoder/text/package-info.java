/**
 * Documents as weights of words, squeezed into codes.
 *
 * <p>{@link ch19_autoencoder.text.Documents} counts and weighs words, {@link
 * ch19_autoencoder.text.BagAutoEncoder} is the network, and {@link
 * ch19_autoencoder.text.SemanticAnalysis} the linear code beside it.
 */
package ch19_autoencoder.text;
