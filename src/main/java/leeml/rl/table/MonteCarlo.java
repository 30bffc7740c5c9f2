package leeml.rl.table;

import java.util.ArrayList;
import java.util.List;
import leeml.rl.Step;

/**
 * Values by waiting for the end: V(s_t) ← V(s_t) + α (G_t − V(s_t)), G_t = Σ_{k ≥ t} γ^{k−t} r_k.
 *
 * <p>Every visit of a state counts. Unbiased as the number of episodes grows, but G carries the
 * chances of all that comes after.
 *
 * <p>Source: Hung-yi Lee, Deep Reinforcement Learning, the critic; Sutton and Barto, Reinforcement
 * Learning (2018), section 5.1, in the every-visit form.
 */
public final class MonteCarlo implements ValueLearner {

  private final double discount;
  private final StepSize stepSize;
  private final double[] values;
  private final int[] visits;
  private final List<Integer> states = new ArrayList<>();
  private final List<Double> rewards = new ArrayList<>();

  /**
   * Values of 0.
   *
   * @param discount γ in [0, 1]
   */
  public MonteCarlo(int states, double discount, StepSize stepSize) {
    this.discount = discount;
    this.stepSize = stepSize;
    this.values = new double[states];
    this.visits = new int[states];
  }

  @Override
  public void learn(int state, Step step, int next) {
    states.add(state);
    rewards.add(step.reward());
    if (step.last()) {
      double g = step.terminated() ? 0 : values[next];
      for (int t = states.size() - 1; t >= 0; t--) {
        g = rewards.get(t) + discount * g;
        int s = states.get(t);
        values[s] += stepSize.at(++visits[s]) * (g - values[s]);
      }
      states.clear();
      rewards.clear();
    }
  }

  @Override
  public double[] values() {
    return values;
  }
}
