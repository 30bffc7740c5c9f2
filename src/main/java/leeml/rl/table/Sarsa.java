package leeml.rl.table;

import leeml.rl.Step;

/**
 * Values of what is really done, exploration and all: Q(s, a) ← Q(s, a) + α (r + γ Q(s′, a′) − Q(s,
 * a)), a′ being the action that comes next.
 *
 * <p>On-policy: Q becomes that of the policy that plays. It converges to Q* only if exploration
 * ends.
 *
 * <p>Source: Rummery and Niranjan, On-line Q-learning using connectionist systems (1994); Sutton
 * and Barto, Reinforcement Learning (2018), section 6.4; convergence: Singh et al., Machine
 * Learning 38 (2000).
 */
public final class Sarsa implements ActionLearner {

  private final double discount;
  private final StepSize stepSize;
  private final double[][] values;
  private final int[][] visits;

  /**
   * Values of 0.
   *
   * @param discount γ in [0, 1]
   */
  public Sarsa(int states, int actions, double discount, StepSize stepSize) {
    this.discount = discount;
    this.stepSize = stepSize;
    this.values = new double[states][actions];
    this.visits = new int[states][actions];
  }

  @Override
  public void learn(int state, int action, Step step, int next, int nextAction) {
    double later = step.terminated() ? 0 : discount * values[next][nextAction];
    double rate = stepSize.at(++visits[state][action]);
    values[state][action] += rate * (step.reward() + later - values[state][action]);
  }

  @Override
  public double[][] values() {
    return values;
  }
}
