/**
 * Chapter 6, Deep Neural Network: a fully connected network, and what it takes to train one.
 *
 * <p>{@link ch06_dnn.DigitsJob} trains it on MNIST by any strategy of the library, and is what the
 * plans of {@code conf/study} run; {@link leeml.data.idx.ImageSplit} reads the pictures. The lesson
 * is {@code README.md} beside this file.
 */
package ch06_dnn;
