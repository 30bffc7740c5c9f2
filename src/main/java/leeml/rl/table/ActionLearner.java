package leeml.rl.table;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import leeml.rl.Environment;
import leeml.rl.Step;

/** Learns Q(s, a), what an action is worth, from its own play. */
public interface ActionLearner {

  /**
   * Takes in one step.
   *
   * @param state s_t
   * @param action a_t
   * @param step r_t, and whether the episode ends here
   * @param next s_{t+1}
   * @param nextAction a_{t+1}, which will be done next unless the episode ends
   */
  void learn(int state, int action, Step step, int next, int nextAction);

  /** The estimate of Q, shape (states, actions), live. */
  double[][] values();

  /** With probability ε any action, else one of the largest Q, drawn among equals. */
  default int explore(int state, double epsilon, RandomGenerator random) {
    double[] q = values()[state];
    if (random.nextDouble() < epsilon) {
      return random.nextInt(q.length);
    }
    int best = 0;
    int equals = 1;
    for (int a = 1; a < q.length; a++) {
      if (q[a] > q[best]) {
        best = a;
        equals = 1;
      } else if (q[a] == q[best] && random.nextInt(++equals) == 0) {
        best = a;
      }
    }
    return best;
  }

  /**
   * Lets a learner play and learn.
   *
   * @param epsilon ε of each episode, by its number from 0
   * @param seed of the episodes and of what is explored
   * @return Σ r_t of each episode
   */
  static double[] play(
      Environment world,
      ActionLearner learner,
      IntToDoubleFunction epsilon,
      int episodes,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] observation = new float[1];
    float[] chosen = new float[1];
    double[] returns = new double[episodes];
    for (int e = 0; e < episodes; e++) {
      world.reset(random.nextLong(), observation);
      double explored = epsilon.applyAsDouble(e);
      int state = (int) observation[0];
      int action = learner.explore(state, explored, random);
      Step step;
      do {
        chosen[0] = action;
        step = world.step(chosen, observation);
        int next = (int) observation[0];
        int nextAction = learner.explore(next, explored, random);
        learner.learn(state, action, step, next, nextAction);
        returns[e] += step.reward();
        state = next;
        action = nextAction;
      } while (!step.last());
    }
    return returns;
  }
}
