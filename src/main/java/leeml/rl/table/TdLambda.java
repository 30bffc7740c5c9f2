package leeml.rl.table;

import java.util.Arrays;
import leeml.rl.Step;

/**
 * Values by traces, TD(λ): every state that was visited lately shares in the surprise of now.
 *
 * <pre>
 * δ = r_t + γ V(s_{t+1}) − V(s_t)
 * e(s) ← γ λ e(s) + 1[s = s_t]
 * V(s) ← V(s) + α δ e(s) for every s
 * </pre>
 *
 * λ = 0 is TD(0); λ = 1 comes close to Monte Carlo, but learns before the end.
 *
 * <p>Source: Sutton, Machine Learning 3 (1988); Sutton and Barto, Reinforcement Learning (2018),
 * section 12.2, with accumulating traces.
 */
public final class TdLambda implements ValueLearner {

  private final double discount;
  private final double lambda;
  private final StepSize stepSize;
  private final double[] values;
  private final double[] traces;
  private final int[] visits;

  /**
   * Values of 0.
   *
   * @param discount γ in [0, 1]
   * @param lambda λ in [0, 1]
   */
  public TdLambda(int states, double discount, double lambda, StepSize stepSize) {
    this.discount = discount;
    this.lambda = lambda;
    this.stepSize = stepSize;
    this.values = new double[states];
    this.traces = new double[states];
    this.visits = new int[states];
  }

  @Override
  public void learn(int state, Step step, int next) {
    double later = step.terminated() ? 0 : discount * values[next];
    double surprise = step.reward() + later - values[state];
    visits[state]++;
    traces[state]++;
    for (int s = 0; s < values.length; s++) {
      if (traces[s] > 0) {
        values[s] += stepSize.at(visits[s]) * surprise * traces[s];
        traces[s] *= discount * lambda;
      }
    }
    if (step.last()) {
      Arrays.fill(traces, 0);
    }
  }

  @Override
  public double[] values() {
    return values;
  }
}
