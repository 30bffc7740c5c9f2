package ch26_reinforcement_learning.importance;

import leeml.rl.Policy;
import leeml.rl.table.Exact;
import leeml.rl.table.Mdp;

/** Policies as tables of probabilities, shape (states, actions), and mixtures of them. */
public final class Mixture {

  private Mixture() {}

  /** (1 − share) of the policy, the rest any action. */
  public static double[][] withNoise(Mdp mdp, double[][] policy, double share) {
    double[][] uniform = Exact.uniform(mdp);
    double[][] mixed = new double[mdp.states()][mdp.actions()];
    for (int s = 0; s < mixed.length; s++) {
      for (int a = 0; a < mixed[s].length; a++) {
        mixed[s][a] = (1 - share) * policy[s][a] + share * uniform[s][a];
      }
    }
    return mixed;
  }

  /** The policy that draws by a table. */
  public static Policy playing(double[][] table) {
    return (observation, random, action) -> {
      double[] row = table[(int) observation[0]];
      double left = random.nextDouble();
      int a = 0;
      while (a < row.length - 1 && left >= row[a]) {
        left -= row[a++];
      }
      action[0] = a;
    };
  }
}
