package leeml.rl.env;

import java.util.ArrayList;
import java.util.List;
import leeml.rl.table.Mdp;

/**
 * A walk over slippery ice with holes: FrozenLake-v1, 4 × 4.
 *
 * <pre>
 * S F F F
 * F H F H
 * F F F H
 * H F F G
 * </pre>
 *
 * <p>Actions: 0 left, 1 down, 2 right, 3 up. On slippery ice the step goes that way or to either
 * side of it, a third each. Reward 1 for reaching G, else 0; holes and goal terminate; cut after
 * 100 steps. The observation is row · 4 + column.
 *
 * <p>Source: Gymnasium, toy_text/frozen_lake.py.
 */
public final class FrozenLake extends Grid {

  /** The squares of a row, and of a column. */
  public static final int SIDE = 4;

  private static final String ICE = "SFFFFHFHFFFHHFFG";
  private static final int[] DOWN = {0, 1, 0, -1};
  private static final int[] RIGHT = {-1, 0, 1, 0};

  /** The slippery lake. */
  public FrozenLake() {
    this(true);
  }

  /**
   * A lake.
   *
   * @param slippery whether a step may go to a side
   */
  public FrozenLake(boolean slippery) {
    super(ice(slippery));
  }

  /** What lies on a square: S start, F frozen, H hole, G goal. */
  public static char at(int square) {
    return ICE.charAt(square);
  }

  @Override
  public String name() {
    return "FrozenLake-v1";
  }

  @Override
  public int episodeLimit() {
    return 100;
  }

  private static Mdp ice(boolean slippery) {
    List<List<List<Mdp.Outcome>>> outcomes = new ArrayList<>();
    for (int square = 0; square < ICE.length(); square++) {
      List<List<Mdp.Outcome>> row = new ArrayList<>();
      for (int action = 0; action < DOWN.length; action++) {
        row.add(follows(square, action, slippery));
      }
      outcomes.add(row);
    }
    return new Mdp(ICE.indexOf('S'), outcomes);
  }

  private static List<Mdp.Outcome> follows(int square, int action, boolean slippery) {
    if (ends(square)) {
      return certainly(square, 0, true);
    }
    List<Mdp.Outcome> ways = new ArrayList<>();
    for (int turn = slippery ? -1 : 0; turn <= (slippery ? 1 : 0); turn++) {
      int way = Math.floorMod(action + turn, DOWN.length);
      int next = walk(SIDE, SIDE, square, DOWN[way], RIGHT[way]);
      ways.add(new Mdp.Outcome(slippery ? 1.0 / 3 : 1, next, at(next) == 'G' ? 1 : 0, ends(next)));
    }
    return ways;
  }

  private static boolean ends(int square) {
    return at(square) == 'H' || at(square) == 'G';
  }
}
