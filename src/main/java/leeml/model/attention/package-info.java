/**
 * Attention: layers in which a step of a sequence looks at the others.
 *
 * <p>They are {@link leeml.model.recurrent.Layer}s over packed steps and stand in a {@link
 * leeml.model.recurrent.RecurrentNet} like a recurrent layer; sequences of a batch may differ in
 * length, and none sees another's steps.
 *
 * <p>Source: Vaswani et al., Attention is all you need, NeurIPS 2017.
 */
package leeml.model.attention;
