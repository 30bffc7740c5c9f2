/**
 * Returns and advantages: how rewards that came later are credited to an action.
 *
 * <p>{@link leeml.rl.returns.Returns} has the reward-to-go of the lecture's policy gradient, n-step
 * returns, which stop at a critic's value, and generalised advantages, which weigh all lengths by
 * λ. Plain functions on arrays; every algorithm takes what it needs.
 */
package leeml.rl.returns;
