/**
 * Chapter 26, deep reinforcement learning (深度强化学习): learning from what one's own actions bring.
 *
 * <p>{@link ch26_reinforcement_learning.PolicyGradientJob} is REINFORCE without and with a
 * baseline; {@link ch26_reinforcement_learning.A3cJob} the actor–critic in rounds (A2C) and on the
 * parameter server (A3C), {@link ch26_reinforcement_learning.WorldsJob} the same in other worlds
 * and {@link ch26_reinforcement_learning.AsynchronyJob} by the number of workers; {@link
 * ch26_reinforcement_learning.TrustRegionJob} is TRPO, PPO and PPO2.
 *
 * <p>{@link ch26_reinforcement_learning.GradientTraining} is what the jobs with gradients share,
 * {@link ch26_reinforcement_learning.Training} one run and {@link
 * ch26_reinforcement_learning.LearningCurves} its picture. {@code scene} draws episodes.
 */
package ch26_reinforcement_learning;
