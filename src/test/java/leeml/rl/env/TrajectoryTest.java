package leeml.rl.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntUnaryOperator;
import leeml.rl.Checked;
import leeml.rl.Environment;
import leeml.rl.Step;
import org.junit.jupiter.api.Test;

/**
 * Trajectories of fixed actions from fixed states against Gymnasium's equations.
 *
 * <p>The expected numbers come from the reference's equations written a second time, in Python's
 * double precision, with the constants of its source files; they are given with all their digits.
 * What is compared has passed through the observation's single precision.
 */
class TrajectoryTest {

  private static final float SINGLE = 2e-7f;

  private final float[] seen = new float[6];

  @Test
  void cartPolePushedRightAndLeft() {
    CartPole world = new CartPole();
    world.start(new double[] {0.01, -0.02, 0.03, 0.04});
    play(world, 20, t -> 1 - t % 2);
    assertSeen(
        0.03978556173523379, -0.025745801299905002, 0.014776890028732531, 0.16674830673318983);
  }

  @Test
  void cartPoleFallsAfterTenPushesToTheRight() {
    CartPole world = new CartPole();
    world.start(new double[] {0.01, -0.02, 0.03, 0.04});
    assertThat(play(world, 9, t -> 1)).isEqualTo(new Step(1, false, false));
    assertThat(play(world, 1, t -> 1)).isEqualTo(new Step(1, true, false));
    assertSeen(0.18148412486073115, 1.9330643896994748, -0.2235691808247548, -2.984082745435586);
  }

  @Test
  void mountainCarPushedLeft() {
    MountainCar world = new MountainCar();
    world.start(-0.5, 0);
    play(world, 60, t -> 0);
    assertSeen(-0.6401003681663595, 0.013622975176606615);
  }

  /** Pushing along the velocity pumps the car up the hill. */
  @Test
  void mountainCarReachesTheFlagAfter124Steps() {
    MountainCar world = new MountainCar();
    world.start(-0.5, 0);
    seen[1] = 0;
    for (int t = 1; t < 124; t++) {
      assertThat(play(world, 1, any -> seen[1] >= 0 ? 2 : 0).terminated())
          .as("step " + t)
          .isFalse();
    }
    assertThat(play(world, 1, any -> seen[1] >= 0 ? 2 : 0)).isEqualTo(new Step(-1, true, false));
    assertSeen(0.5349499825655736, 0.04819097792866707);
  }

  @Test
  void mountainCarStopsAtTheLeftWall() {
    MountainCar world = new MountainCar();
    world.start(-1.19, -0.05);
    play(world, 1, t -> 0);
    assertSeen(-1.2, 0);
  }

  @Test
  void pendulumUnderAlternatingTorque() {
    Pendulum world = new Pendulum();
    world.start(3, 0.5);
    double total = 0;
    for (int t = 0; t < 100; t++) {
      total += world.step(new float[] {t % 40 < 20 ? 2 : -2}, seen).reward();
    }
    assertSeen(-0.8699789810859594, 0.4930888078922861, 1.2207469844561736);
    assertThat(total).isCloseTo(-630.4827994739331, within(1e-9));
  }

  @Test
  void acrobotUnderEveryTorque() {
    Acrobot world = new Acrobot();
    world.start(new double[] {0.05, -0.05, 0.02, 0.08});
    play(world, 30, t -> t / 5 % 3);
    assertAngles(0.19012722519331862, 0.32683245852315757, 0.694696662942139, -0.11687333730635932);
  }

  /** Torque against the first joint's velocity swings it up. */
  @Test
  void acrobotReachesTheLineAfter80Steps() {
    Acrobot world = new Acrobot();
    world.start(new double[] {0.05, -0.05, 0.02, 0.08});
    seen[4] = 0.02f;
    for (int t = 1; t < 80; t++) {
      Step step = play(world, 1, any -> seen[4] > 0 ? 0 : 2);
      assertThat(step).as("step " + t).isEqualTo(new Step(-1, false, false));
    }
    assertThat(play(world, 1, any -> seen[4] > 0 ? 0 : 2)).isEqualTo(new Step(0, true, false));
    assertAngles(-1.9485286046813055, -1.334865018759659, -2.548944861310928, 2.800959911382539);
  }

  @Test
  void cliffWalkingFallsAndArrives() {
    Environment world = Checked.of(new CliffWalking(), 0);
    world.reset(0, seen);
    assertThat(seen[0]).isEqualTo(36);
    assertThat(play(world, 1, t -> 1)).isEqualTo(new Step(-100, false, false));
    assertThat(seen[0]).isEqualTo(36);
    assertThat(play(world, 1, t -> 0)).isEqualTo(new Step(-1, false, false));
    assertThat(seen[0]).isEqualTo(24);
    play(world, 11, t -> 1);
    assertThat(seen[0]).isEqualTo(35);
    assertThat(play(world, 1, t -> 2)).isEqualTo(new Step(-1, true, false));
    assertThat(seen[0]).isEqualTo(47);
  }

  @Test
  void frozenLakeOnDryIceIsWalkedInSixSteps() {
    Environment world = Checked.of(new FrozenLake(false), 0);
    world.reset(0, seen);
    int[] way = {1, 1, 2, 2, 1, 2};
    for (int t = 0; t < 5; t++) {
      int now = t;
      assertThat(play(world, 1, any -> way[now])).isEqualTo(new Step(0, false, false));
    }
    assertThat(play(world, 1, any -> way[5])).isEqualTo(new Step(1, true, false));
    assertThat(seen[0]).isEqualTo(15);
  }

  @Test
  void catchPaysForTheBallOverThePaddle() {
    Environment world = Checked.of(new Catch(), 0);
    float[] screen = new float[Catch.SIDE * Catch.SIDE];
    world.reset(7, screen);
    float[] action = new float[1];
    double total = 0;
    Step step;
    do {
      action[0] = 1 + Math.signum(ballColumn(screen) - paddleMiddle(screen));
      step = world.step(action, screen);
      total += step.reward();
    } while (!step.last());
    assertThat(step.terminated()).isTrue();
    assertThat(total).as("following every ball from the middle outwards").isEqualTo(10);
  }

  private static int ballColumn(float[] screen) {
    int at = 0;
    while (screen[at] == 0) {
      at++;
    }
    return at % Catch.SIDE;
  }

  private static int paddleMiddle(float[] screen) {
    int at = screen.length - 1;
    while (screen[at] == 0) {
      at--;
    }
    return at % Catch.SIDE - Catch.REACH;
  }

  private Step play(Environment world, int steps, IntUnaryOperator actions) {
    Step step = null;
    for (int t = 0; t < steps; t++) {
      step = world.step(new float[] {actions.applyAsInt(t)}, seen);
    }
    return step;
  }

  private void assertSeen(double... expected) {
    for (int i = 0; i < expected.length; i++) {
      float single = (float) expected[i];
      assertThat(seen[i]).as("number " + i).isCloseTo(single, within(SINGLE * scale(single)));
    }
  }

  private void assertAngles(double angle1, double angle2, double velocity1, double velocity2) {
    assertSeen(
        Math.cos(angle1),
        Math.sin(angle1),
        Math.cos(angle2),
        Math.sin(angle2),
        velocity1,
        velocity2);
  }

  private static float scale(float value) {
    return Math.max(1, Math.abs(value));
  }
}
