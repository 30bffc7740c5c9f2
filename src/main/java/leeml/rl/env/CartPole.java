package leeml.rl.env;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.rl.Environment;
import leeml.rl.Space;
import leeml.rl.Step;

/**
 * A pole on a cart that is pushed left or right: CartPole-v1.
 *
 * <p>State (x, ẋ, θ, θ̇); the push F is −10 N for action 0 and 10 N for action 1. With cart mass 1
 * kg, pole mass m = 0.1 kg, total M = 1.1 kg, half length l = 0.5 m, g = 9.8 m/s²:
 *
 * <pre>
 * q = (F + m l θ̇² sin θ) / M
 * θ̈ = (g sin θ − q cos θ) / (l (4/3 − m cos² θ / M))
 * ẍ = q − m l θ̈ cos θ / M
 * </pre>
 *
 * by Euler's steps of 0.02 s, positions from the old velocities. Reward 1 a step, the last
 * included. Terminates at |x| > 2.4 m or |θ| > 12°; cut after 500 steps. Starts uniform in ±0.05,
 * each number.
 *
 * <p>Observation: (x, ẋ, θ, θ̇) in m, m/s, rad, rad/s.
 *
 * <p>Source: Barto, Sutton and Anderson, Neuronlike adaptive elements that can solve difficult
 * learning control problems, IEEE Transactions on Systems, Man, and Cybernetics 13 (1983), without
 * friction; Gymnasium, classic_control/cartpole.py.
 */
public final class CartPole implements Environment {

  private static final double GRAVITY = 9.8;
  private static final double POLE = 0.1;
  private static final double TOTAL = 1.1;
  private static final double HALF_LENGTH = 0.5;
  private static final double FORCE = 10;
  private static final double SECONDS = 0.02;
  private static final double X_LIMIT = 2.4;
  private static final double ANGLE_LIMIT = 12 * 2 * Math.PI / 360;

  private final double[] state = new double[4];

  @Override
  public String name() {
    return "CartPole-v1";
  }

  @Override
  public Space actions() {
    return new Space.Discrete(2);
  }

  @Override
  public Space observations() {
    return Space.Box.within(
        (float) (2 * X_LIMIT),
        Float.POSITIVE_INFINITY,
        (float) (2 * ANGLE_LIMIT),
        Float.POSITIVE_INFINITY);
  }

  @Override
  public int episodeLimit() {
    return 500;
  }

  @Override
  public void reset(long seed, float[] observation) {
    SplittableRandom random = new SplittableRandom(seed);
    start(Arrays.stream(state).map(old -> random.nextDouble(-0.05, 0.05)).toArray());
    observe(observation);
  }

  /** Puts cart and pole into a state (x, ẋ, θ, θ̇); copied. */
  void start(double[] from) {
    System.arraycopy(from, 0, state, 0, state.length);
  }

  @Override
  public Step step(float[] action, float[] observation) {
    double force = action[0] == 1 ? FORCE : -FORCE;
    double angle = state[2];
    double sin = Math.sin(angle);
    double cos = Math.cos(angle);
    double push = (force + POLE * HALF_LENGTH * state[3] * state[3] * sin) / TOTAL;
    double turn =
        (GRAVITY * sin - cos * push) / (HALF_LENGTH * (4.0 / 3.0 - POLE * cos * cos / TOTAL));
    double acceleration = push - POLE * HALF_LENGTH * turn * cos / TOTAL;
    state[0] += SECONDS * state[1];
    state[1] += SECONDS * acceleration;
    state[2] += SECONDS * state[3];
    state[3] += SECONDS * turn;
    observe(observation);
    return Step.of(1, Math.abs(state[0]) > X_LIMIT || Math.abs(state[2]) > ANGLE_LIMIT);
  }

  private void observe(float[] observation) {
    for (int i = 0; i < state.length; i++) {
      observation[i] = (float) state[i];
    }
  }
}
