package ch26_reinforcement_learning.critic;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import leeml.rl.Checked;
import leeml.rl.EnvironmentFactory;
import leeml.rl.table.ActionLearner;
import leeml.rl.table.Exact;
import leeml.rl.table.Mdp;
import leeml.rl.table.Modelled;
import leeml.rl.table.QLearning;
import leeml.rl.table.Sarsa;
import leeml.rl.table.StepSize;
import leeml.train.shard.Seeds;

/**
 * Q-learning or SARSA on a board, its greedy policy judged exactly from time to time.
 *
 * @param boards makes environments with a model
 * @param onPolicy SARSA; else Q-learning
 * @param gamma γ of what is learned
 */
public record ControlTrial(
    EnvironmentFactory boards,
    boolean onPolicy,
    double gamma,
    StepSize stepSize,
    Exploration exploration,
    int episodes,
    long seed)
    implements Serializable {

  private static final int LOOKS = 50;

  /**
   * ε of an episode: from {@code first}, falling as 1 / (1 + e / half).
   *
   * @param half episodes after which it is half of {@code first}; infinite to hold it
   */
  public record Exploration(double first, double half) implements Serializable {

    /** All in the beginning, a hundredth in the end. */
    public static Exploration fading(int episodes) {
      return new Exploration(1, episodes / 99.0);
    }

    /** The same always. */
    public static Exploration steady(double epsilon) {
      return new Exploration(epsilon, Double.POSITIVE_INFINITY);
    }

    double of(int episode) {
      return first / (1 + episode / half);
    }
  }

  /** Plays, learns, is judged. */
  public Control run() {
    Modelled board = (Modelled) boards.create();
    Mdp mdp = board.model();
    ActionLearner learner =
        onPolicy
            ? new Sarsa(mdp.states(), mdp.actions(), gamma, stepSize)
            : new QLearning(mdp.states(), mdp.actions(), gamma, stepSize);
    double[] returns = new double[episodes];
    List<Double> looks = new ArrayList<>();
    List<Double> startValues = new ArrayList<>();
    double[] values = {};
    int stride = Math.max(1, episodes / LOOKS);
    for (int done = 0; done < episodes; ) {
      int from = done;
      int count = Math.min(stride, episodes - done);
      double[] part =
          ActionLearner.play(
              Checked.of(board, 0),
              learner,
              e -> exploration.of(from + e),
              count,
              Seeds.mix(seed, done));
      System.arraycopy(part, 0, returns, done, count);
      done += count;
      values = worth(mdp, Exact.greedy(learner.values()), board.episodeLimit());
      looks.add((double) done);
      startValues.add(values[mdp.start()]);
    }
    return new Control(
        onPolicy, array(looks), array(startValues), values, learner.values(), returns);
  }

  /** V of a policy; without discount it may walk for ever, and counts until it is cut. */
  private double[] worth(Mdp mdp, double[][] policy, int limit) {
    return gamma < 1
        ? Exact.values(mdp, policy, gamma)
        : Exact.valuesWithin(mdp, policy, gamma, limit);
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
