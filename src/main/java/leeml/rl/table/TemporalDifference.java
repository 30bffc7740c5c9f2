package leeml.rl.table;

import leeml.rl.Step;

/**
 * Values from one step to the next, TD(0): V(s_t) ← V(s_t) + α (r_t + γ V(s_{t+1}) − V(s_t)).
 *
 * <p>The target holds the chance of one step only, but is wrong as long as V(s_{t+1}) is.
 *
 * <p>Source: Hung-yi Lee, Deep Reinforcement Learning, the critic; Sutton, Learning to Predict by
 * the Methods of Temporal Differences, Machine Learning 3 (1988).
 */
public final class TemporalDifference implements ValueLearner {

  private final double discount;
  private final StepSize stepSize;
  private final double[] values;
  private final int[] visits;

  /**
   * Values of 0.
   *
   * @param discount γ in [0, 1]
   */
  public TemporalDifference(int states, double discount, StepSize stepSize) {
    this.discount = discount;
    this.stepSize = stepSize;
    this.values = new double[states];
    this.visits = new int[states];
  }

  @Override
  public void learn(int state, Step step, int next) {
    double target = step.reward() + (step.terminated() ? 0 : discount * values[next]);
    values[state] += stepSize.at(++visits[state]) * (target - values[state]);
  }

  @Override
  public double[] values() {
    return values;
  }
}
