package ch04_optimization.problem;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import leeml.optim.Optimizer;

/**
 * The counter-example: a line to learn on, one rare steep step towards the optimum against many
 * gentle ones away from it.
 *
 * <p>At step t the loss is f_t(x) = C·x or f_t(x) = −c·x on [−1, 1]. The steep one comes when t mod
 * n = 1, or at random with probability 1/n. With C &gt; (n − 1)·c the sum grows with x, so the best
 * fixed x is −1; average regret is R_T/T = 1/T·Σ (f_t(x_t) − f_t(−1)). After each step x is put
 * back into [−1, 1].
 *
 * <p>Source: Reddi, Kale and Kumar 2018, theorems 1 and 3 and section 5.
 *
 * @param steep C
 * @param gentle c
 * @param period n
 * @param random whether the steep step comes at random instead of every n-th time
 */
public record OnlineGame(double steep, double gentle, int period, boolean random)
    implements Serializable {

  private static final double LINES_PER_DECADE = 25;

  /** The theorem's: f_t(x) = C·x when t mod 3 = 1, else −x. */
  public static OnlineGame everyThird(double steep) {
    return new OnlineGame(steep, 1, 3, false);
  }

  /** The experiment's: 1010·x with probability 0.01, else −10·x. */
  public static OnlineGame atRandom() {
    return new OnlineGame(1010, 10, 100, true);
  }

  /**
   * How a game went, at steps evenly spaced on a logarithmic axis.
   *
   * @param steps t
   * @param x x_t
   * @param regret R_t/t
   */
  public record Course(double[] steps, double[] x, double[] regret) implements Serializable {

    /** Where x ended. */
    public double lastX() {
      return x[x.length - 1];
    }

    /** The average regret of the whole game. */
    public double lastRegret() {
      return regret[regret.length - 1];
    }
  }

  /**
   * Plays from x = 0.
   *
   * @param optimizer a complete one, over one coordinate
   * @param seed of the random game; the other does not use it
   */
  public Course play(Optimizer optimizer, long steps, long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    Optimizer.State state = optimizer.init(1);
    float[] x = new float[1];
    float[] direction = new float[1];
    double total = 0;
    double nextLine = 1;
    List<double[]> lines = new ArrayList<>();
    for (long t = 1; t <= steps; t++) {
      double slope = isSteep(t, dice) ? steep : -gentle;
      total += slope * (x[0] + 1);
      direction[0] = (float) slope;
      state.update(direction, x);
      x[0] = Math.max(-1, Math.min(1, x[0] + direction[0]));
      if (t >= nextLine || t == steps) {
        lines.add(new double[] {t, x[0], total / t});
        nextLine = t * Math.pow(10, 1 / LINES_PER_DECADE);
      }
    }
    return new Course(column(lines, 0), column(lines, 1), column(lines, 2));
  }

  private boolean isSteep(long t, SplittableRandom dice) {
    return random ? dice.nextInt(period) == 0 : t % period == 1;
  }

  private static double[] column(List<double[]> lines, int place) {
    return lines.stream().mapToDouble(line -> line[place]).toArray();
  }
}
