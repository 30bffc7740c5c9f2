package leeml.rl.policy;

import java.util.Arrays;
import java.util.List;
import leeml.model.Activation;
import leeml.model.DenseNet;
import leeml.rl.Environment;
import leeml.rl.Policy;
import leeml.rl.Space;
import leeml.train.shard.Seeds;

/**
 * An actor and a critic: π_θ(a | s), categorical, and V_θ(s), two networks of the same hidden
 * layers in one θ, the policy's parameters first.
 *
 * <p>Hidden layers have tanh. The paper of A3C lets both networks share them; apart, neither loss
 * disturbs the other, and a natural gradient of the policy is one of its own parameters. The
 * networks keep scratch space, so one thread uses {@link #scores}, {@link #values} and the
 * gradients at a time; policies have their own.
 */
public final class ActorCritic implements PolicyFamily {

  private static final float NEARLY_UNIFORM = 0.01f;

  private final DenseNet actor;
  private final DenseNet critic;
  private final int lastLayer;

  /**
   * Networks.
   *
   * @param inputs numbers of an observation
   * @param actions how many there are
   * @param hidden widths of hidden layers
   */
  public ActorCritic(int inputs, int actions, int... hidden) {
    actor = new DenseNet(widths(inputs, hidden, actions), Activation.TANH);
    critic = new DenseNet(widths(inputs, hidden, 1), Activation.TANH).at(actor.size());
    lastLayer = (widths(inputs, hidden, actions)[hidden.length] + 1) * actions;
  }

  /**
   * Networks for an environment.
   *
   * @throws IllegalArgumentException if its actions are not discrete
   */
  public static ActorCritic of(Environment world, List<Integer> hidden) {
    if (!(world.actions() instanceof Space.Discrete actions)) {
      throw new IllegalArgumentException(
          "%s: actions %s, expected a discrete space".formatted(world.name(), world.actions()));
    }
    return new ActorCritic(
        world.observations().width(),
        actions.n(),
        hidden.stream().mapToInt(Integer::intValue).toArray());
  }

  private static int[] widths(int inputs, int[] hidden, int outputs) {
    int[] widths = new int[hidden.length + 2];
    widths[0] = inputs;
    System.arraycopy(hidden, 0, widths, 1, hidden.length);
    widths[widths.length - 1] = outputs;
    return widths;
  }

  /** d: parameters of both. */
  public int size() {
    return actor.size() + critic.size();
  }

  /** Parameters of the policy: θ[0 … policySize). */
  public int policySize() {
    return actor.size();
  }

  /** How many actions there are. */
  public int actions() {
    return actor.outputs();
  }

  /**
   * θ₀, shape (d): both as {@link DenseNet#initial}, the policy's last layer a hundredth of that,
   * so that it begins near uniform.
   */
  public float[] initial(long seed) {
    float[] theta = Arrays.copyOf(actor.initial(seed), size());
    for (int i = actor.size() - lastLayer; i < actor.size(); i++) {
      theta[i] *= NEARLY_UNIFORM;
    }
    System.arraycopy(critic.initial(Seeds.mix(seed, 1)), 0, theta, actor.size(), critic.size());
    return theta;
  }

  @Override
  public Policy sampling(float[] theta) {
    DenseNet own = actor.at(0);
    return (observation, random, action) ->
        choose(
            Categorical.sample(own.forward(theta, observation, 1), 0, actions(), random), action);
  }

  @Override
  public Policy greedy(float[] theta) {
    DenseNet own = actor.at(0);
    return (observation, random, action) ->
        choose(Categorical.mode(own.forward(theta, observation, 1), 0, actions()), action);
  }

  /**
   * Scores that are no numbers allow no choice: NaN, by which the environment's check says where.
   */
  private static void choose(int chosen, float[] action) {
    action[0] = chosen < 0 ? Float.NaN : chosen;
  }

  /**
   * Scores of the actions.
   *
   * @param observations shape (rows, inputs) row by row; not modified
   * @return shape (rows, actions); overwritten by the next call
   */
  public float[] scores(float[] theta, float[] observations, int rows) {
    return actor.forward(theta, observations, rows);
  }

  /**
   * V of each row.
   *
   * @return shape (rows); overwritten by the next call
   */
  public float[] values(float[] theta, float[] observations, int rows) {
    return critic.forward(theta, observations, rows);
  }

  /** Adds to dL/dθ what dL/d scores of the last {@link #scores} makes, with the same arguments. */
  public void addPolicyGradient(
      float[] theta, float[] observations, int rows, float[] slopes, float[] gradient) {
    actor.backward(theta, observations, rows, slopes, gradient);
  }

  /** Adds to dL/dθ what dL/d values of the last {@link #values} makes, with the same arguments. */
  public void addValueGradient(
      float[] theta, float[] observations, int rows, float[] slopes, float[] gradient) {
    critic.backward(theta, observations, rows, slopes, gradient);
  }
}
