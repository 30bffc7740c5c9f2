package leeml.rl.policy;

import java.util.Arrays;
import leeml.model.Activation;
import leeml.model.DenseNet;
import leeml.rl.Environment;
import leeml.rl.Policy;
import leeml.rl.Space;

/**
 * A network that values actions, Q_θ(s, ·), and the policies that follow from it.
 *
 * <p>θ has the network's parameters and, as its last number, ε, the share of actions that the
 * sampling policy draws at random: whoever plays needs both, so both are sent. Hidden layers have
 * ReLU.
 */
public final class QNetwork implements PolicyFamily {

  private final DenseNet net;

  /**
   * A network for an environment.
   *
   * @param hidden widths of hidden layers
   * @throws IllegalArgumentException if its actions are not discrete
   */
  public static QNetwork of(Environment world, int... hidden) {
    if (!(world.actions() instanceof Space.Discrete actions)) {
      throw new IllegalArgumentException(
          "%s: actions %s, expected a discrete space".formatted(world.name(), world.actions()));
    }
    int[] widths = new int[hidden.length + 2];
    widths[0] = world.observations().width();
    System.arraycopy(hidden, 0, widths, 1, hidden.length);
    widths[hidden.length + 1] = actions.n();
    return new QNetwork(new DenseNet(widths, Activation.RELU));
  }

  private QNetwork(DenseNet net) {
    this.net = net;
  }

  /** d: parameters of the network and ε. */
  public int size() {
    return net.size() + 1;
  }

  /** The network, with scratch space of its own; it reads all of θ but ε. */
  public DenseNet network() {
    return net.at(0);
  }

  /** Sets ε. */
  public void explore(float[] theta, double epsilon) {
    theta[net.size()] = (float) epsilon;
  }

  /** ε, 0 to 1. */
  public double epsilon(float[] theta) {
    return theta[net.size()];
  }

  /** θ₀, shape (d): the network as {@link DenseNet#initial}, ε = 1. */
  public float[] initial(long seed) {
    float[] theta = Arrays.copyOf(net.initial(seed), size());
    explore(theta, 1);
    return theta;
  }

  @Override
  public Policy sampling(float[] theta) {
    Policy greedy = greedy(theta);
    return (observation, random, action) -> {
      if (random.nextDouble() < epsilon(theta)) {
        action[0] = random.nextInt(net.outputs());
      } else {
        greedy.act(observation, random, action);
      }
    };
  }

  @Override
  public Policy greedy(float[] theta) {
    DenseNet own = network();
    return (observation, random, action) -> {
      int best = Categorical.mode(own.forward(theta, observation, 1), 0, own.outputs());
      action[0] = best < 0 ? Float.NaN : best;
    };
  }
}
