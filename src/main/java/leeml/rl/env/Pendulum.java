package leeml.rl.env;

import java.util.SplittableRandom;
import leeml.rl.Environment;
import leeml.rl.Space;
import leeml.rl.Step;

/**
 * A pendulum that is to be swung up by a weak motor: Pendulum-v1, with continuous actions.
 *
 * <p>State (θ, ω), θ = 0 upright; torque u in [−2, 2] N m. With g = 10 m/s², m = 1 kg, l = 1 m and
 * steps of 0.05 s:
 *
 * <pre>
 * r = −(θ² + 0.1 ω² + 0.001 u²), θ brought into [−π, π) and all from before the step
 * ω ← clip(ω + 0.05 (3 g / (2 l) sin θ + 3 u / (m l²)), ±8)
 * θ ← θ + 0.05 ω
 * </pre>
 *
 * <p>Never terminates; cut after 200 steps. Starts uniform, θ in ±π, ω in ±1. Observation: (cos θ,
 * sin θ, ω).
 *
 * <p>Source: Gymnasium, classic_control/pendulum.py.
 */
public final class Pendulum implements Environment {

  private static final double GRAVITY = 10;
  private static final double SECONDS = 0.05;
  private static final double FASTEST = 8;
  private static final float TORQUE = 2;

  private double angle;
  private double velocity;

  @Override
  public String name() {
    return "Pendulum-v1";
  }

  @Override
  public Space actions() {
    return Space.Box.within(TORQUE);
  }

  @Override
  public Space observations() {
    return Space.Box.within(1, 1, (float) FASTEST);
  }

  @Override
  public int episodeLimit() {
    return 200;
  }

  @Override
  public void reset(long seed, float[] observation) {
    SplittableRandom random = new SplittableRandom(seed);
    start(random.nextDouble(-Math.PI, Math.PI), random.nextDouble(-1, 1));
    observe(observation);
  }

  /** Puts the pendulum somewhere. */
  void start(double theta, double omega) {
    angle = theta;
    velocity = omega;
  }

  @Override
  public Step step(float[] action, float[] observation) {
    double torque = action[0];
    double round = angle + Math.PI;
    double upright = round - 2 * Math.PI * Math.floor(round / (2 * Math.PI)) - Math.PI;
    double cost = upright * upright + 0.1 * velocity * velocity + 0.001 * torque * torque;
    velocity += (1.5 * GRAVITY * Math.sin(angle) + 3 * torque) * SECONDS;
    velocity = Math.max(-FASTEST, Math.min(FASTEST, velocity));
    angle += velocity * SECONDS;
    observe(observation);
    return Step.of(-cost, false);
  }

  private void observe(float[] observation) {
    observation[0] = (float) Math.cos(angle);
    observation[1] = (float) Math.sin(angle);
    observation[2] = (float) velocity;
  }
}
