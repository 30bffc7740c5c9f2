package leeml.rl.table;

import java.util.Arrays;

/**
 * Values of a finite Markov decision process from its model, without sampling.
 *
 * <p>A policy π is a table of probabilities, shape (states, actions), each row adding up to 1.
 *
 * <p>Source: Bellman, Dynamic Programming (1957); Howard, Dynamic Programming and Markov Processes
 * (1960); Puterman, Markov Decision Processes (1994), section 6.4.
 */
public final class Exact {

  private static final double TIE = 1e-12;

  private Exact() {}

  /**
   * V^π by the linear equations V(s) = Σₐ π(a|s) Σ p (r + γ V(s′)), V(s′) = 0 behind an end.
   *
   * @param policy π, unmodified
   * @param discount γ in [0, 1]; 1 needs a policy that ends from everywhere
   * @return V, shape (states)
   * @throws IllegalArgumentException if the equations have no single solution
   */
  public static double[] values(Mdp mdp, double[][] policy, double discount) {
    int n = mdp.states();
    double[][] equations = new double[n][n + 1];
    for (int s = 0; s < n; s++) {
      equations[s][s] += 1;
      for (int a = 0; a < mdp.actions(); a++) {
        for (Mdp.Outcome one : mdp.outcomes(s, a)) {
          double weight = policy[s][a] * one.probability();
          equations[s][n] += weight * one.reward();
          if (!one.terminated()) {
            equations[s][one.next()] -= discount * weight;
          }
        }
      }
    }
    return solve(equations);
  }

  /**
   * V^π where episodes are cut after so many steps: V_n(s) = Σₐ π(a|s) Σ p (r + γ V_{n−1}(s′)), V₀
   * = 0. For policies that may walk for ever.
   *
   * @param policy π, unmodified
   * @param discount γ in [0, 1]
   * @param steps n, at least 0
   * @return V_n, shape (states)
   */
  public static double[] valuesWithin(Mdp mdp, double[][] policy, double discount, int steps) {
    double[] values = new double[mdp.states()];
    boolean settled = false;
    for (int n = 0; n < steps && !settled; n++) {
      double[][] q = actionValues(mdp, values, discount);
      double[] longer = new double[values.length];
      for (int s = 0; s < values.length; s++) {
        for (int a = 0; a < q[s].length; a++) {
          longer[s] += policy[s][a] * q[s][a];
        }
      }
      settled = Arrays.equals(values, longer);
      values = longer;
    }
    return values;
  }

  /**
   * Q(s, a) = Σ p (r + γ V(s′)).
   *
   * @param values V, shape (states), unmodified
   * @return shape (states, actions)
   */
  public static double[][] actionValues(Mdp mdp, double[] values, double discount) {
    double[][] q = new double[mdp.states()][mdp.actions()];
    for (int s = 0; s < mdp.states(); s++) {
      for (int a = 0; a < mdp.actions(); a++) {
        for (Mdp.Outcome one : mdp.outcomes(s, a)) {
          double later = one.terminated() ? 0 : discount * values[one.next()];
          q[s][a] += one.probability() * (one.reward() + later);
        }
      }
    }
    return q;
  }

  /**
   * V* by policy iteration: solve for V^π, take the best action of each state, until none changes.
   *
   * @param discount γ in [0, 1)
   * @return V*, shape (states)
   */
  public static double[] optimalValues(Mdp mdp, double discount) {
    double[][] policy = uniform(mdp);
    while (true) {
      double[] values = values(mdp, policy, discount);
      double[][] better = greedy(actionValues(mdp, values, discount));
      double gain = 0;
      double[] next = values(mdp, better, discount);
      for (int s = 0; s < values.length; s++) {
        gain = Math.max(gain, next[s] - values[s]);
      }
      policy = better;
      if (gain < TIE) {
        return next;
      }
    }
  }

  /** The policy that does everything equally often, shape (states, actions). */
  public static double[][] uniform(Mdp mdp) {
    double[][] policy = new double[mdp.states()][mdp.actions()];
    for (double[] row : policy) {
      Arrays.fill(row, 1.0 / row.length);
    }
    return policy;
  }

  /** The policy that takes an action of the largest Q, the first of equals. */
  public static double[][] greedy(double[][] q) {
    double[][] policy = new double[q.length][q[0].length];
    for (int s = 0; s < q.length; s++) {
      policy[s][best(q[s])] = 1;
    }
    return policy;
  }

  /** The place of the largest, the first of those within rounding of it. */
  public static int best(double[] row) {
    int best = 0;
    for (int a = 1; a < row.length; a++) {
      if (row[a] > row[best] + TIE) {
        best = a;
      }
    }
    return best;
  }

  /** Gauss's elimination with row exchange, on (A | b); overwrites the equations. */
  private static double[] solve(double[][] rows) {
    int n = rows.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int r = column + 1; r < n; r++) {
        if (Math.abs(rows[r][column]) > Math.abs(rows[pivot][column])) {
          pivot = r;
        }
      }
      if (Math.abs(rows[pivot][column]) < TIE) {
        throw new IllegalArgumentException(
            "no single solution: some state of the policy never ends, and γ = 1");
      }
      double[] top = rows[pivot];
      rows[pivot] = rows[column];
      rows[column] = top;
      for (int r = 0; r < n; r++) {
        double factor = r == column ? 0 : rows[r][column] / top[column];
        for (int k = column; factor != 0 && k <= n; k++) {
          rows[r][k] -= factor * top[k];
        }
      }
    }
    double[] x = new double[n];
    for (int s = 0; s < n; s++) {
      x[s] = rows[s][n] / rows[s][s];
    }
    return x;
  }
}
