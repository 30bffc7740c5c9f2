package leeml.rl.env;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.rl.Environment;
import leeml.rl.Space;
import leeml.rl.Step;

/**
 * Catching falling balls with a paddle, seen as a grey screen: Catch.
 *
 * <p>The screen has 16 × 16 pixels, 0 dark and 1 bright. A ball of one pixel falls a row a step in
 * a column drawn anew for every ball; a paddle of three pixels stands in the last row. Action 0, 1,
 * 2 moves the paddle a column to the left, not, to the right. A ball that reaches the last row
 * brings 1 if the paddle is there, −1 if not, every other step 0. An episode is ten balls of 15
 * steps and then terminates: its best score is 10. Starts with the paddle in the middle.
 *
 * <p>Observation: the pixels, shape (16, 16), rows from the top.
 *
 * <p>Source: the game of Mnih, Heess, Graves and Kavukcuoglu, Recurrent Models of Visual Attention,
 * NIPS 2014, section 4.3, by the rules of bsuite's Catch (Osband et al., arXiv:1908.03568): the
 * ball falls straight. The screen, the paddle and the ten balls are this project's.
 */
public final class Catch implements Environment {

  /** The pixels of a row, and of a column. */
  public static final int SIDE = 16;

  /** The columns to each side of the paddle's middle. */
  public static final int REACH = 1;

  /** The balls of an episode, and so the best score. */
  public static final int BALLS = 10;

  private SplittableRandom random = new SplittableRandom(0);
  private int ball;
  private int row;
  private int column;
  private int paddle;

  @Override
  public String name() {
    return "Catch";
  }

  @Override
  public Space actions() {
    return new Space.Discrete(3);
  }

  @Override
  public Space observations() {
    return Space.Box.of(0, 1, SIDE, SIDE);
  }

  @Override
  public int episodeLimit() {
    return BALLS * (SIDE - 1);
  }

  @Override
  public void reset(long seed, float[] observation) {
    random = new SplittableRandom(seed);
    paddle = SIDE / 2;
    ball = 0;
    drop();
    observe(observation);
  }

  private void drop() {
    row = 0;
    column = random.nextInt(SIDE);
  }

  @Override
  public Step step(float[] action, float[] observation) {
    int moved = paddle + (int) action[0] - 1;
    paddle = Math.max(REACH, Math.min(SIDE - 1 - REACH, moved));
    row++;
    double reward = 0;
    if (row == SIDE - 1) {
      reward = Math.abs(paddle - column) <= REACH ? 1 : -1;
      ball++;
      drop();
    }
    observe(observation);
    return Step.of(reward, ball == BALLS);
  }

  private void observe(float[] observation) {
    Arrays.fill(observation, 0, SIDE * SIDE, 0);
    observation[row * SIDE + column] = 1;
    int last = (SIDE - 1) * SIDE;
    Arrays.fill(observation, last + paddle - REACH, last + paddle + REACH + 1, 1);
  }
}
