package leeml.rl.env;

import java.util.SplittableRandom;
import leeml.rl.Environment;
import leeml.rl.Space;
import leeml.rl.Step;

/**
 * A car too weak for the hill in front of it: MountainCar-v0.
 *
 * <p>State (x, v); action a = 0, 1, 2 pushes left, not, right:
 *
 * <pre>
 * v ← clip(v + 0.001 (a − 1) − 0.0025 cos 3x, ±0.07)
 * x ← clip(x + v, −1.2, 0.6), and v ← 0 at the left wall
 * </pre>
 *
 * <p>Reward −1 a step. Terminates at x ≥ 0.5 with v ≥ 0; cut after 200 steps. Starts at rest, x
 * uniform in [−0.6, −0.4). Observation: (x, v).
 *
 * <p>Source: Moore, Efficient Memory-based Learning for Robot Control (1990); Gymnasium,
 * classic_control/mountain_car.py.
 */
public final class MountainCar implements Environment {

  private static final double LEFT = -1.2;
  private static final double RIGHT = 0.6;
  private static final double GOAL = 0.5;
  private static final double FASTEST = 0.07;
  private static final double FORCE = 0.001;
  private static final double GRAVITY = 0.0025;

  private double position;
  private double velocity;

  @Override
  public String name() {
    return "MountainCar-v0";
  }

  @Override
  public Space actions() {
    return new Space.Discrete(3);
  }

  @Override
  public Space observations() {
    return new Space.Box(
        new float[] {(float) LEFT, (float) -FASTEST},
        new float[] {(float) RIGHT, (float) FASTEST},
        2);
  }

  @Override
  public int episodeLimit() {
    return 200;
  }

  @Override
  public void reset(long seed, float[] observation) {
    start(new SplittableRandom(seed).nextDouble(-0.6, -0.4), 0);
    observe(observation);
  }

  /** Puts the car somewhere. */
  void start(double x, double v) {
    position = x;
    velocity = v;
  }

  @Override
  public Step step(float[] action, float[] observation) {
    velocity += (action[0] - 1) * FORCE - GRAVITY * Math.cos(3 * position);
    velocity = Math.max(-FASTEST, Math.min(FASTEST, velocity));
    position = Math.max(LEFT, Math.min(RIGHT, position + velocity));
    if (position == LEFT && velocity < 0) {
      velocity = 0;
    }
    observe(observation);
    return Step.of(-1, position >= GOAL && velocity >= 0);
  }

  private void observe(float[] observation) {
    observation[0] = (float) position;
    observation[1] = (float) velocity;
  }
}
