/**
 * Policies that have parameters: what is learned in policy gradients and actor–critic methods.
 *
 * <p>A {@link leeml.rl.policy.PolicyFamily} gives a policy for every θ; {@link
 * leeml.rl.policy.ActorCritic} is one of two networks with a value beside it, and {@link
 * leeml.rl.policy.Categorical} the distribution over discrete actions with its logarithm, entropy,
 * divergence and their gradients.
 */
package leeml.rl.policy;
