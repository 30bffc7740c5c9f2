package leeml.rl.table;

import java.util.ArrayDeque;
import java.util.Iterator;
import leeml.rl.Step;

/**
 * Values from n steps of what happened, then from the estimate: V(s_t) ← V(s_t) + α (G − V(s_t)), G
 * = r_t + γ r_{t+1} + … + γ^{n−1} r_{t+n−1} + γⁿ V(s_{t+n}).
 *
 * <p>n = 1 is TD(0); n beyond the episode's length is Monte Carlo.
 *
 * <p>Source: Sutton and Barto, Reinforcement Learning (2018), section 7.1; the returns of A3C.
 */
public final class NStep implements ValueLearner {

  private final int n;
  private final double discount;
  private final StepSize stepSize;
  private final double[] values;
  private final int[] visits;
  private final ArrayDeque<Visit> waiting = new ArrayDeque<>();

  private record Visit(int state, double reward) {}

  /**
   * Values of 0.
   *
   * @param n steps, at least 1
   * @param discount γ in [0, 1]
   */
  public NStep(int n, int states, double discount, StepSize stepSize) {
    if (n < 1) {
      throw new IllegalArgumentException("n = " + n + ", expected at least 1");
    }
    this.n = n;
    this.discount = discount;
    this.stepSize = stepSize;
    this.values = new double[states];
    this.visits = new int[states];
  }

  @Override
  public void learn(int state, Step step, int next) {
    waiting.addLast(new Visit(state, step.reward()));
    double beyond = step.terminated() ? 0 : values[next];
    if (waiting.size() == n) {
      updateFirst(beyond);
    }
    while (step.last() && !waiting.isEmpty()) {
      updateFirst(beyond);
    }
  }

  /** Updates the state that has waited longest, with all rewards since and what lies beyond. */
  private void updateFirst(double beyond) {
    double g = beyond;
    for (Iterator<Visit> back = waiting.descendingIterator(); back.hasNext(); ) {
      g = back.next().reward() + discount * g;
    }
    int s = waiting.removeFirst().state();
    values[s] += stepSize.at(++visits[s]) * (g - values[s]);
  }

  @Override
  public double[] values() {
    return values;
  }
}
