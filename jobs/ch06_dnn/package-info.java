/**
 * Chapter 6, Deep Neural Network: a fully connected network, and what it takes to train one.
 *
 * <p>{@link ch06_dnn.DigitsJob} trains it on MNIST by any strategy of the library, and is what the
 * plans of {@code conf/study} run. {@link ch06_dnn.BackPropagationJob} checks the gradient, {@link
 * ch06_dnn.VanishingGradientJob} shows what depth does to it, {@link ch06_dnn.DiagnosisJob} tells
 * two troubles apart, and {@link ch06_dnn.TipsJob} measures what helps against each. The lesson is
 * {@code README.md} beside this file.
 */
package ch06_dnn;
