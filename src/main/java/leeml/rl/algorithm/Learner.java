package leeml.rl.algorithm;

import leeml.rl.rollout.Rollout;

/** What turns the rollouts of one θ into the next: the centre's half of TRPO and PPO. */
public interface Learner {

  /**
   * What a step did.
   *
   * @param loss that was minimised, at its end
   * @param divergence mean KL(π_old ‖ π_new) over the steps, in nats
   * @param clipped share of the steps whose ratio π_new / π_old ended outside 1 ± ε; NaN where
   *     nothing is clipped
   * @param penalty factor of the divergence in the loss, or of the step that the line search took;
   *     NaN where there is none
   */
  record Learned(double loss, double divergence, double clipped, double penalty) {}

  /**
   * Learns.
   *
   * @param theta that the rollout was made with, shape (d); updated in place
   * @param seed of the order of minibatches
   */
  Learned learn(float[] theta, Rollout rollout, long seed);
}
