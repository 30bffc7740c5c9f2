/**
 * Penalties on the size of θ, as transforms that read θ.
 *
 * <p>Where a penalty stands in a chain decides what it is. {@link leeml.optim.penalty.L1} and
 * {@link leeml.optim.penalty.L2} add to the gradient and stand first; {@link
 * leeml.optim.penalty.DecoupledDecay} and {@link leeml.optim.penalty.SoftThreshold} change the
 * finished update and stand last, after the rate.
 *
 * <p>Each takes {@code exempt}, the number of parameters at the end of θ that it leaves alone: 1
 * where the intercept of a linear model stands last. The loss that a run reports does not contain
 * the penalty.
 */
package leeml.optim.penalty;
