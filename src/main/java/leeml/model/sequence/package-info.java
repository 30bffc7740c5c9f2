/**
 * Sequences of unequal lengths, and the losses on them.
 *
 * <p>A {@link leeml.model.sequence.SequenceSet} holds what goes in at every step, {@link
 * leeml.model.sequence.Tokens} or {@link leeml.model.sequence.Frames}, and what should come out: a
 * class a step, or one for the whole, or a shorter string. A {@link
 * leeml.model.sequence.SequenceBatch} is a view of some of them. {@link
 * leeml.model.sequence.PackedSteps} lays a batch out step by step, longest sequence first, so that
 * those under way at a step are the first rows of a block: nothing is padded, and no mask is
 * needed, since there is nothing to hide.
 *
 * <p>{@link leeml.model.sequence.SequenceLoss} says what the scores of the steps should be: a class
 * each, one for all, or by {@link leeml.model.sequence.Ctc} a shorter string, which {@link
 * leeml.model.sequence.CtcDecoder} reads back. This package uses the JDK alone.
 */
package leeml.model.sequence;
