/**
 * An auto-encoder of one layer in plain Java, whose decoder has the encoder's weights: {@link
 * ch19_autoencoder.tied.TiedAutoEncoder}. It may be kept from merely copying in two ways: by
 * numbers that are hidden from it, for layers that are learned one after the other, and by a price
 * on the derivative of its code, of which {@link ch19_autoencoder.tied.Sensitivity} measures what
 * it does.
 */
package ch19_autoencoder.tied;
