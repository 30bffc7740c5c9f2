package leeml.rl.policy;

import java.io.Serializable;
import leeml.rl.Policy;

/** π_θ: a policy for every θ. Sent to workers; what it makes belongs to one thread. */
public interface PolicyFamily extends Serializable {

  /**
   * The policy at θ, drawing actions by their probabilities.
   *
   * @param theta shape (d); read at every act, not modified
   */
  Policy sampling(float[] theta);

  /**
   * The policy at θ, taking the most probable action.
   *
   * @param theta shape (d); read at every act, not modified
   */
  Policy greedy(float[] theta);
}
