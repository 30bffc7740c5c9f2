/**
 * Policy gradients, one algorithm a file, near the pseudocode of the lecture and the papers.
 *
 * <p>Two kinds. {@link leeml.rl.algorithm.ReinforceLoss} and {@link
 * leeml.rl.algorithm.ActorCriticLoss} are objectives: each worker plays and sends its gradient, and
 * the strategy says what becomes of it, so A2C and A3C are one loss under two strategies. {@link
 * leeml.rl.algorithm.Trpo}, {@link leeml.rl.algorithm.PpoPenalty} and {@link
 * leeml.rl.algorithm.PpoClip} are {@link leeml.rl.algorithm.Learner}s: they go over one θ's
 * rollouts several times, so the rollouts come to the centre, and {@link
 * leeml.rl.algorithm.OnPolicy} goes round.
 */
package leeml.rl.algorithm;
