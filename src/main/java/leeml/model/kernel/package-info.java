/**
 * The inner loops of recurrent networks: products of matrices that are used again from step to
 * step, sigmoid and tanh over stretches of an array, and the cell of an LSTM.
 *
 * <p>{@link leeml.model.kernel.Kernel#fastest} is written with the JDK's vector module where the
 * JVM has it ({@code --add-modules jdk.incubator.vector}, which the launcher and {@code
 * conf/spark-defaults.conf} set), else in plain loops. Both add in the same order with the same
 * rounding, so which of them a machine has does not show in a result.
 *
 * <p>The package is compiled on its own, since javac warns of a module that incubates and nothing
 * can be said against that warning; it uses nothing else of the project.
 */
package leeml.model.kernel;
