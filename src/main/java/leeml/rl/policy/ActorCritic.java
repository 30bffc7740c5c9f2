package leeml.rl.policy;

import java.util.SplittableRandom;
import leeml.rl.Environment;
import leeml.rl.Policy;
import leeml.rl.Space;
import leeml.rl.net.DenseNet;

/**
 * An actor and a critic: π_θ(a | s), categorical, and V_θ(s), two networks of the same hidden layers
 * in one θ, the policy's parameters first.
 *
 * <p>Immutable; {@link #pass} gives what a thread computes with. The paper of A3C lets both share
 * their hidden layers; apart, neither loss disturbs the other, and a natural gradient of the policy
 * is one of its own parameters.
 */
public final class ActorCritic implements PolicyFamily {

  private static final double NEARLY_UNIFORM = 0.01;

  private final DenseNet actor;
  private final DenseNet critic;

  /**
   * Networks.
   *
   * @param inputs numbers of an observation
   * @param actions how many there are
   * @param hidden widths of hidden layers
   */
  public ActorCritic(int inputs, int actions, int... hidden) {
    actor = new DenseNet(NEARLY_UNIFORM, widths(inputs, hidden, actions));
    critic = new DenseNet(1, widths(inputs, hidden, 1));
  }

  /**
   * Networks for an environment.
   *
   * @throws IllegalArgumentException if its actions are not discrete
   */
  public static ActorCritic of(Environment world, int... hidden) {
    if (!(world.actions() instanceof Space.Discrete actions)) {
      throw new IllegalArgumentException(
          "%s: actions %s, expected a discrete space".formatted(world.name(), world.actions()));
    }
    return new ActorCritic(world.observations().width(), actions.n(), hidden);
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

  /** θ₀, shape (d): a policy near uniform. */
  public float[] initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] theta = new float[size()];
    actor.initialize(random, theta, 0);
    critic.initialize(random, theta, actor.size());
    return theta;
  }

  @Override
  public Policy sampling(float[] theta) {
    DenseNet.Pass pass = actor.pass(1);
    return (observation, random, action) ->
        choose(Categorical.sample(scores(pass, theta, observation), 0, actions(), random), action);
  }

  @Override
  public Policy greedy(float[] theta) {
    DenseNet.Pass pass = actor.pass(1);
    return (observation, random, action) ->
        choose(Categorical.mode(scores(pass, theta, observation), 0, actions()), action);
  }

  private static float[] scores(DenseNet.Pass pass, float[] theta, float[] observation) {
    return pass.forward(theta, 0, observation, 1);
  }

  /** Scores that are no numbers allow no choice: NaN, by which the environment's check says where. */
  private static void choose(int chosen, float[] action) {
    action[0] = chosen < 0 ? Float.NaN : chosen;
  }

  /** Room for both networks over up to so many rows. */
  public Pass pass(int rows) {
    return new Pass(rows);
  }

  /** {@code held} if it has room for so many rows, else a new one. */
  public Pass passFor(Pass held, int rows) {
    return held != null && held.rows() >= rows ? held : new Pass(rows);
  }

  /** What a thread computes with. */
  public final class Pass {

    private final DenseNet.Pass policy;
    private final DenseNet.Pass value;

    private Pass(int rows) {
      policy = actor.pass(rows);
      value = critic.pass(rows);
    }

    /** How many rows it has room for. */
    public int rows() {
      return policy.rows();
    }

    /** Scores of the actions, shape (rows, actions); overwritten by the next. */
    public float[] scores(float[] theta, float[] observations, int rows) {
      return policy.forward(theta, 0, observations, rows);
    }

    /** V of each row, shape (rows); overwritten by the next. */
    public float[] values(float[] theta, float[] observations, int rows) {
      return value.forward(theta, actor.size(), observations, rows);
    }

    /** Adds what dL/d scores of the last {@link #scores} makes to dL/dθ. */
    public void policyGradient(float[] theta, float[] slope, float[] gradient) {
      policy.backward(theta, 0, slope, gradient);
    }

    /** Adds what dL/d values of the last {@link #values} makes to dL/dθ. */
    public void valueGradient(float[] theta, float[] slope, float[] gradient) {
      value.backward(theta, actor.size(), slope, gradient);
    }
  }
}
