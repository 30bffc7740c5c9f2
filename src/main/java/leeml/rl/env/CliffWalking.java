package leeml.rl.env;

import java.util.ArrayList;
import java.util.List;
import leeml.rl.table.Mdp;

/**
 * A walk along a cliff: CliffWalking-v0, 4 × 12 squares.
 *
 * <p>From the lower left corner (36) to the lower right one (47), between which the cliff runs.
 * Actions: 0 up, 1 right, 2 down, 3 left. Reward −1 a step; a step over the edge costs 100 and
 * leads back to the start. Terminates at the goal. The observation is row · 12 + column.
 *
 * <p>The reference sets no limit to an episode; here it is cut after 1000 steps, so that a greedy
 * policy that walks in circles ends.
 *
 * <p>Source: Sutton and Barto, Reinforcement Learning (2018), example 6.6; Gymnasium,
 * toy_text/cliffwalking.py.
 */
public final class CliffWalking extends Grid {

  /** The squares of a column. */
  public static final int ROWS = 4;

  /** The squares of a row. */
  public static final int COLUMNS = 12;

  private static final int START = (ROWS - 1) * COLUMNS;
  private static final int GOAL = ROWS * COLUMNS - 1;
  private static final int[] DOWN = {-1, 0, 1, 0};
  private static final int[] RIGHT = {0, 1, 0, -1};

  /** The board. */
  public CliffWalking() {
    super(board());
  }

  @Override
  public String name() {
    return "CliffWalking-v0";
  }

  @Override
  public int episodeLimit() {
    return 1000;
  }

  private static Mdp board() {
    List<List<List<Mdp.Outcome>>> outcomes = new ArrayList<>();
    for (int square = 0; square < ROWS * COLUMNS; square++) {
      List<List<Mdp.Outcome>> row = new ArrayList<>();
      for (int action = 0; action < DOWN.length; action++) {
        int next = walk(ROWS, COLUMNS, square, DOWN[action], RIGHT[action]);
        boolean cliff = next > START && next < GOAL;
        row.add(cliff ? certainly(START, -100, false) : certainly(next, -1, next == GOAL));
      }
      outcomes.add(row);
    }
    return new Mdp(START, outcomes);
  }
}
