/**
 * Chapter 7, Convolutional Neural Network: filters that look at a small part of a picture and are
 * the same everywhere.
 *
 * <p>{@link ch07_cnn.LeNetJob} trains LeNet by averaging on Spark and shows what it misreads and
 * what its filters are, {@link ch07_cnn.FashionJob} does so on clothes, {@link
 * ch07_cnn.WhyConvolutionJob} holds it against a dense network of its size, {@link
 * ch07_cnn.WhatItLearnedJob} looks for the pictures that excite its filters most, and {@link
 * ch07_cnn.SpeechJob} lets it read spectrograms. {@link ch07_cnn.DeepDreamJob} and {@link
 * ch07_cnn.StyleJob} let its layers change pictures, by {@code ch07_cnn.canvas}. {@link
 * ch07_cnn.TextJob} has filters over words. {@link LeNet} is the network. The lesson is {@code
 * README.md} beside this file.
 */
package ch07_cnn;
