package ch04_optimization.problem;

import leeml.optim.Optimizers;
import leeml.optim.schedule.Constant;

/**
 * Nesterov's gradient as he wrote it, v ← μ·v − η·∇f(θ + μ·v), θ ← θ + v, in double precision.
 *
 * @param valley f
 * @param rate η
 * @param momentum μ
 */
public record LookAheadForm(Valley valley, double rate, double momentum) {

  /**
   * A step's parts as line segments, each from x[0], y[0] to x[1], y[1].
   *
   * @param momentumX from θ to θ + μ·v
   * @param heavyBallX from there by −η·∇f(θ)
   * @param nesterovX from there by −η·∇f(θ + μ·v)
   */
  public record Anatomy(
      double[] momentumX,
      double[] momentumY,
      double[] heavyBallX,
      double[] heavyBallY,
      double[] nesterovX,
      double[] nesterovY) {}

  /**
   * The largest distance, along a coordinate, between where the library's form stands and where
   * this one takes its gradient, θ + μ·v, over so many steps from (−1, 0.3).
   */
  public double largestDifference(int steps) {
    double x = -1;
    double y = 0.3;
    double vx = 0;
    double vy = 0;
    Valley.Path library =
        valley.walk(Optimizers.nesterov(new Constant(rate), momentum), x, y, steps);
    double largest = 0;
    for (int t = 1; t <= steps; t++) {
      vx = momentum * vx - rate * (x + momentum * vx);
      vy = momentum * vy - rate * valley.condition() * (y + momentum * vy);
      x += vx;
      y += vy;
      largest = Math.max(largest, Math.abs(library.x()[t] - (x + momentum * vx)));
      largest = Math.max(largest, Math.abs(library.y()[t] - (y + momentum * vy)));
    }
    return largest;
  }

  /**
   * What the next step is made of when the last one led from {@code before} to {@code now}.
   *
   * @param before shape (2)
   * @param now shape (2)
   */
  public Anatomy anatomy(double[] before, double[] now) {
    double landX = now[0] + momentum * (now[0] - before[0]);
    double landY = now[1] + momentum * (now[1] - before[1]);
    double across = rate * valley.condition();
    return new Anatomy(
        new double[] {now[0], landX},
        new double[] {now[1], landY},
        new double[] {landX, landX - rate * now[0]},
        new double[] {landY, landY - across * now[1]},
        new double[] {landX, landX - rate * landX},
        new double[] {landY, landY - across * landY});
  }
}
