package ch26_reinforcement_learning.critic;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import leeml.report.Spread;

/**
 * What one run of control came to.
 *
 * @param onPolicy whether it was SARSA; else Q-learning
 * @param episodes after which the greedy policy was judged, ascending
 * @param startValues V of the greedy policy at the start, exactly, as often
 * @param values V of the last greedy policy, exactly, shape (states)
 * @param q its Q, shape (states, actions)
 * @param returns Σ r of each episode while it learned and explored
 */
public record Control(
    boolean onPolicy,
    double[] episodes,
    double[] startValues,
    double[] values,
    double[][] q,
    double[] returns)
    implements Serializable {

  /** SARSA or Q-learning. */
  public String method() {
    return onPolicy ? "SARSA" : "Q-learning";
  }

  /** V of the last greedy policy at the start. */
  public double startValue() {
    return startValues[startValues.length - 1];
  }

  /** The mean return of the last tenth of the episodes. */
  public double lastReturns() {
    return Arrays.stream(returns, returns.length - returns.length / 10, returns.length)
        .average()
        .orElseThrow();
  }

  /** max_s best(s) − V(s): 0 for an optimal policy. */
  public double largestLoss(double[] best) {
    double largest = 0;
    for (int s = 0; s < best.length; s++) {
      largest = Math.max(largest, best[s] - values[s]);
    }
    return largest;
  }

  /** The mean over the runs of one method. */
  public static double meanOf(
      List<Control> runs, boolean onPolicy, ToDoubleFunction<Control> value) {
    return Spread.of(
            runs.stream().filter(run -> run.onPolicy == onPolicy).mapToDouble(value).toArray())
        .mean();
  }
}
