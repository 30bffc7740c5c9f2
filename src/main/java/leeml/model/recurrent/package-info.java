/**
 * Recurrent networks in plain Java: layers over packed sequences, and the network that they make.
 *
 * <p>A {@link leeml.model.recurrent.Layer} turns the rows of {@link
 * leeml.model.sequence.PackedSteps} into rows, forward and backward through time. {@link
 * leeml.model.recurrent.Elman}, {@link leeml.model.recurrent.Jordan}, {@link
 * leeml.model.recurrent.Lstm} and {@link leeml.model.recurrent.Gru} carry a state from step to
 * step; {@link leeml.model.recurrent.Bidirectional} runs one layer each way; {@link
 * leeml.model.recurrent.Affine} reads scores off and {@link leeml.model.recurrent.Dropout} hides
 * numbers in training. {@link leeml.model.recurrent.RecurrentNet} is a stack of them under a loss,
 * an {@link leeml.model.Objective} like any other; {@link
 * leeml.model.recurrent.SequenceAutoEncoder} is one that tells its input again.
 *
 * <p>The whole of a sequence is differentiated: back-propagation through time is not truncated.
 * This package uses the JDK alone; its inner loops are {@link leeml.model.kernel}'s.
 */
package leeml.model.recurrent;
