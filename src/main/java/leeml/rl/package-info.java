/**
 * Reinforcement learning: what an environment is, what a policy is, and what playing one in the
 * other gives.
 *
 * <p>An {@link leeml.rl.Environment} takes actions and gives observations and rewards; a {@link
 * leeml.rl.Policy} turns observations into actions. {@link leeml.rl.Checked} holds an environment
 * to its contract, {@link leeml.rl.Episode} records one play, {@link leeml.rl.Evaluation} the
 * returns of many. Observations and actions are vectors of {@code float} that the caller owns, so
 * that a step allocates nothing of their size.
 *
 * <p>Randomness comes from seeds alone: the same seeds, policy and environment give the same
 * episode on any worker. Only the JDK is needed; nothing here knows Spark or a network.
 */
package leeml.rl;
