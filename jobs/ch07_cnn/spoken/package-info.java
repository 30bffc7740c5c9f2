/**
 * Spoken digits as pictures: {@link ch07_cnn.spoken.Spectrograms} turns recordings of any length
 * into log-mel spectrograms of one size, rows of pixels that a convolutional network reads like any
 * other picture.
 *
 * <p>What a mel is, and how a recording becomes frames, {@code leeml.data.audio.spectrum} says.
 */
package ch07_cnn.spoken;
