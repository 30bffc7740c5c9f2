package leeml.rl.env;

import java.util.List;
import java.util.SplittableRandom;
import leeml.rl.Space;
import leeml.rl.Step;
import leeml.rl.table.Mdp;
import leeml.rl.table.Modelled;

/** A board of squares that is walked by drawing from its model; the square is the observation. */
abstract class Grid implements Modelled {

  private final Mdp model;
  private SplittableRandom random = new SplittableRandom(0);
  private int square;

  Grid(Mdp model) {
    this.model = model;
  }

  /** Where a walk of one square ends; walls hold it back. */
  static int walk(int rows, int columns, int square, int down, int right) {
    int row = Math.max(0, Math.min(rows - 1, square / columns + down));
    int column = Math.max(0, Math.min(columns - 1, square % columns + right));
    return row * columns + column;
  }

  /** What follows for certain. */
  static List<Mdp.Outcome> certainly(int next, double reward, boolean terminated) {
    return List.of(new Mdp.Outcome(1, next, reward, terminated));
  }

  @Override
  public Mdp model() {
    return model;
  }

  @Override
  public Space actions() {
    return new Space.Discrete(model.actions());
  }

  @Override
  public Space observations() {
    return new Space.Discrete(model.states());
  }

  @Override
  public void reset(long seed, float[] observation) {
    random = new SplittableRandom(seed);
    square = model.start();
    observation[0] = square;
  }

  @Override
  public Step step(float[] action, float[] observation) {
    Mdp.Outcome drawn = model.draw(square, (int) action[0], random);
    square = drawn.next();
    observation[0] = square;
    return Step.of(drawn.reward(), drawn.terminated());
  }
}
