package ch04_optimization.digits;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.adaptive.Moments;
import leeml.optim.schedule.Constant;

/**
 * AdaBound with its step sizes in view: η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)/(√v + ε) of every parameter before
 * the bounds cut it, and the bounds r·η·(1 − 1/(γt + 1)) and r·η·(1 + 1/(γt)).
 *
 * @param rate η
 * @param finalRate r·η, which the bounds close in on
 * @param gamma γ in (0, 1]: how fast
 */
public record StepSizes(double rate, double finalRate, double gamma) implements Serializable {

  private static final Moments MOMENTS = Moments.DEFAULT;
  private static final int POINTS = 100;
  private static final int SQUARES = 1;

  /**
   * What was seen, at evenly spaced steps.
   *
   * @param steps t
   * @param lower the lower bound
   * @param upper the upper bound
   * @param small the step size that a tenth of the parameters stay below
   * @param median the one that half of them stay below
   * @param large the one that nine tenths stay below
   * @param cut the share of parameters whose step size a bound changed
   */
  public record Seen(
      double[] steps,
      double[] lower,
      double[] upper,
      double[] small,
      double[] median,
      double[] large,
      double[] cut)
      implements Serializable {}

  /** The optimizer. */
  public Optimizer optimizer() {
    return Optimizers.adaBound(new Constant(rate), finalRate / rate, gamma, MOMENTS);
  }

  /** Trains and looks on. */
  public Seen watch(Digits digits, int hidden, int batch, int epochs, long seed) {
    WatchedDescent descent = new WatchedDescent(digits, optimizer(), hidden, batch, seed);
    long most = epochs * descent.stepsPerEpoch();
    long every = Math.max(1, most / POINTS);
    List<double[]> lines = new ArrayList<>();
    while (descent.steps() < most) {
      descent.step();
      if (descent.steps() % every == 0) {
        lines.add(line(descent));
      }
    }
    double[][] columns = new double[7][];
    for (int c = 0; c < columns.length; c++) {
      int column = c;
      columns[c] = lines.stream().mapToDouble(line -> line[column]).toArray();
    }
    return new Seen(
        columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6]);
  }

  private double[] line(WatchedDescent descent) {
    long t = descent.steps();
    double lower = finalRate * (1 - 1 / (gamma * t + 1));
    double upper = finalRate * (1 + 1 / (gamma * t));
    double[] sizes = uncut(descent.state().vectors().get(SQUARES), t);
    Arrays.sort(sizes);
    long cut = Arrays.stream(sizes).filter(size -> size < lower || size > upper).count();
    return new double[] {
      t,
      lower,
      upper,
      sizes[sizes.length / 10],
      sizes[sizes.length / 2],
      sizes[sizes.length * 9 / 10],
      (double) cut / sizes.length
    };
  }

  /** What Adam would take, for parameters that have had a gradient: edges of pictures have none. */
  private double[] uncut(float[] squares, long t) {
    double correction =
        Math.sqrt(1 - Math.pow(MOMENTS.beta2(), (double) t))
            / (1 - Math.pow(MOMENTS.beta1(), (double) t));
    double[] sizes = new double[squares.length];
    int count = 0;
    for (float square : squares) {
      if (square > 0) {
        sizes[count++] = rate * correction / (Math.sqrt(square) + MOMENTS.epsilon());
      }
    }
    return Arrays.copyOf(sizes, count);
  }
}
