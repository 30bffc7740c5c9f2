package leeml.rl.table;

import java.io.Serializable;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A finite Markov decision process: what may follow each action in each state.
 *
 * @param start the state in which episodes begin
 * @param outcomes what may follow action a in state s, at {@code get(s).get(a)}; the probabilities
 *     of each list add up to 1
 */
public record Mdp(int start, List<List<List<Outcome>>> outcomes) implements Serializable {

  private static final double ROUNDING = 1e-9;

  /**
   * One thing that may follow.
   *
   * @param probability of it, above 0
   * @param next s′, the state afterwards
   * @param reward r
   * @param terminated whether the episode ends: V(s′) then counts as 0
   */
  public record Outcome(double probability, int next, double reward, boolean terminated)
      implements Serializable {}

  /** Checks states and probabilities, and copies the lists. */
  public Mdp {
    outcomes =
        outcomes.stream().map(row -> List.copyOf(row.stream().map(List::copyOf).toList())).toList();
    int states = outcomes.size();
    if (start < 0 || start >= states) {
      throw new IllegalArgumentException("start %d of %d states".formatted(start, states));
    }
    for (int s = 0; s < states; s++) {
      for (int a = 0; a < outcomes.get(s).size(); a++) {
        List<Outcome> all = outcomes.get(s).get(a);
        double total = all.stream().mapToDouble(Outcome::probability).sum();
        if (Math.abs(total - 1) > ROUNDING
            || all.stream().anyMatch(one -> one.next() < 0 || one.next() >= states)) {
          throw new IllegalArgumentException(
              "state %d, action %d: %s, expected probabilities of 1 together and states below %d"
                  .formatted(s, a, all, states));
        }
      }
    }
  }

  /** How many states there are. */
  public int states() {
    return outcomes.size();
  }

  /** How many actions there are, the same in every state. */
  public int actions() {
    return outcomes.get(0).size();
  }

  /** What may follow. */
  public List<Outcome> outcomes(int state, int action) {
    return outcomes.get(state).get(action);
  }

  /** Draws what follows. */
  public Outcome draw(int state, int action, RandomGenerator random) {
    List<Outcome> all = outcomes(state, action);
    double left = random.nextDouble();
    for (Outcome one : all) {
      left -= one.probability();
      if (left < 0) {
        return one;
      }
    }
    return all.get(all.size() - 1);
  }
}
