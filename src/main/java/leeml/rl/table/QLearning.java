package leeml.rl.table;

import leeml.rl.Step;

/**
 * Values of the best actions, whatever is done: Q(s, a) ← Q(s, a) + α (r + γ max_a′ Q(s′, a′) −
 * Q(s, a)).
 *
 * <p>Off-policy: the target asks for the best next action, not for the one that comes. Where every
 * action is tried again and again, Q converges to Q*.
 *
 * <p>Source: Hung-yi Lee, Deep Reinforcement Learning, Q-learning; Watkins, Learning from Delayed
 * Rewards (1989); Watkins and Dayan, Machine Learning 8 (1992).
 */
public final class QLearning implements ActionLearner {

  private final double discount;
  private final StepSize stepSize;
  private final double[][] values;
  private final int[][] visits;

  /**
   * Values of 0.
   *
   * @param discount γ in [0, 1]
   */
  public QLearning(int states, int actions, double discount, StepSize stepSize) {
    this.discount = discount;
    this.stepSize = stepSize;
    this.values = new double[states][actions];
    this.visits = new int[states][actions];
  }

  @Override
  public void learn(int state, int action, Step step, int next, int nextAction) {
    double best = values[next][Exact.best(values[next])];
    double target = step.reward() + (step.terminated() ? 0 : discount * best);
    double rate = stepSize.at(++visits[state][action]);
    values[state][action] += rate * (target - values[state][action]);
  }

  @Override
  public double[][] values() {
    return values;
  }
}
