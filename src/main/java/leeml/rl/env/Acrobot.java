package leeml.rl.env;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.rl.Environment;
import leeml.rl.Space;
import leeml.rl.Step;

/**
 * Two links that swing, with a motor between them: Acrobot-v1.
 *
 * <p>State (θ₁, θ₂, ω₁, ω₂): the first link's angle from hanging down, the second's against the
 * first. Action 0, 1, 2 is the torque τ = −1, 0, 1 N m. With masses m, lengths l and inertias I of
 * 1, centres at c = 0.5 and g = 9.8:
 *
 * <pre>
 * d₁ = m c² + m (l² + c² + 2 l c cos θ₂) + 2 I
 * d₂ = m (c² + l c cos θ₂) + I
 * φ₂ = m c g cos(θ₁ + θ₂ − π/2)
 * φ₁ = −m l c ω₂² sin θ₂ − 2 m l c ω₁ ω₂ sin θ₂ + (m c + m l) g cos(θ₁ − π/2) + φ₂
 * ω̇₂ = (τ + φ₁ d₂/d₁ − m l c ω₁² sin θ₂ − φ₂) / (m c² + I − d₂²/d₁)
 * ω̇₁ = −(d₂ ω̇₂ + φ₁) / d₁
 * </pre>
 *
 * by one Runge–Kutta step of order 4 and 0.2 s; then angles are brought into ±π, ω₁ is clipped to
 * ±4π and ω₂ to ±9π. Reward −1 a step, 0 for the last. Terminates where −cos θ₁ − cos(θ₁ + θ₂) > 1;
 * cut after 500 steps. Starts uniform in ±0.1, each number rounded to single precision.
 *
 * <p>Observation: (cos θ₁, sin θ₁, cos θ₂, sin θ₂, ω₁, ω₂).
 *
 * <p>Source: Sutton, Generalization in Reinforcement Learning, NIPS 1995, with the equations of
 * Sutton and Barto's book; Gymnasium, classic_control/acrobot.py.
 */
public final class Acrobot implements Environment {

  private static final double GRAVITY = 9.8;
  private static final double CENTRE = 0.5;
  private static final double SECONDS = 0.2;
  private static final double FASTEST_1 = 4 * Math.PI;
  private static final double FASTEST_2 = 9 * Math.PI;

  private final double[] state = new double[4];
  private final double[] probe = new double[4];
  private final double[][] slopes = new double[4][4];

  @Override
  public String name() {
    return "Acrobot-v1";
  }

  @Override
  public Space actions() {
    return new Space.Discrete(3);
  }

  @Override
  public Space observations() {
    return Space.Box.within(1, 1, 1, 1, (float) FASTEST_1, (float) FASTEST_2);
  }

  @Override
  public int episodeLimit() {
    return 500;
  }

  @Override
  public void reset(long seed, float[] observation) {
    SplittableRandom random = new SplittableRandom(seed);
    start(Arrays.stream(state).map(old -> (float) random.nextDouble(-0.1, 0.1)).toArray());
    observe(observation);
  }

  /** Puts the links into a state (θ₁, θ₂, ω₁, ω₂); copied. */
  void start(double[] from) {
    System.arraycopy(from, 0, state, 0, state.length);
  }

  @Override
  public Step step(float[] action, float[] observation) {
    rungeKutta(action[0] - 1);
    state[0] = wrapped(state[0]);
    state[1] = wrapped(state[1]);
    state[2] = Math.max(-FASTEST_1, Math.min(FASTEST_1, state[2]));
    state[3] = Math.max(-FASTEST_2, Math.min(FASTEST_2, state[3]));
    observe(observation);
    boolean up = -Math.cos(state[0]) - Math.cos(state[1] + state[0]) > 1;
    return Step.of(up ? 0 : -1, up);
  }

  /** y ← y + h/6 (k₁ + 2 k₂ + 2 k₃ + k₄). */
  private void rungeKutta(double torque) {
    slope(state, torque, slopes[0]);
    slope(ahead(slopes[0], SECONDS / 2), torque, slopes[1]);
    slope(ahead(slopes[1], SECONDS / 2), torque, slopes[2]);
    slope(ahead(slopes[2], SECONDS), torque, slopes[3]);
    for (int i = 0; i < state.length; i++) {
      state[i] += SECONDS / 6 * (slopes[0][i] + 2 * slopes[1][i] + 2 * slopes[2][i] + slopes[3][i]);
    }
  }

  private double[] ahead(double[] slope, double seconds) {
    for (int i = 0; i < state.length; i++) {
      probe[i] = state[i] + seconds * slope[i];
    }
    return probe;
  }

  private static void slope(double[] y, double torque, double[] out) {
    double sin2 = Math.sin(y[1]);
    double cos2 = Math.cos(y[1]);
    double d1 = CENTRE * CENTRE + (1 + CENTRE * CENTRE + 2 * CENTRE * cos2) + 2;
    double d2 = CENTRE * CENTRE + CENTRE * cos2 + 1;
    double phi2 = CENTRE * GRAVITY * Math.cos(y[0] + y[1] - Math.PI / 2);
    double phi1 =
        -CENTRE * y[3] * y[3] * sin2
            - 2 * CENTRE * y[3] * y[2] * sin2
            + (CENTRE + 1) * GRAVITY * Math.cos(y[0] - Math.PI / 2)
            + phi2;
    double turn2 =
        (torque + d2 / d1 * phi1 - CENTRE * y[2] * y[2] * sin2 - phi2)
            / (CENTRE * CENTRE + 1 - d2 * d2 / d1);
    out[0] = y[2];
    out[1] = y[3];
    out[2] = -(d2 * turn2 + phi1) / d1;
    out[3] = turn2;
  }

  private static double wrapped(double angle) {
    double wrapped = angle;
    while (wrapped > Math.PI) {
      wrapped -= 2 * Math.PI;
    }
    while (wrapped < -Math.PI) {
      wrapped += 2 * Math.PI;
    }
    return wrapped;
  }

  private void observe(float[] observation) {
    observation[0] = (float) Math.cos(state[0]);
    observation[1] = (float) Math.sin(state[0]);
    observation[2] = (float) Math.cos(state[1]);
    observation[3] = (float) Math.sin(state[1]);
    observation[4] = (float) state[2];
    observation[5] = (float) state[3];
  }
}
