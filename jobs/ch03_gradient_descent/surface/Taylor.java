package ch03_gradient_descent.surface;

import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * What a gradient knows of a surface near one point.
 *
 * <p>f(θ + rv) = f(θ) + r gᵀv + ½ r² vᵀHv + O(r³) for ‖v‖ = 1. Within a ball small enough that the
 * first two terms tell all, the lowest point is θ − r g/‖g‖: that is gradient descent. The errors
 * of the series cut after one or two terms fall as r² and r³. Source: Taylor's theorem; Nocedal and
 * Wright, Numerical Optimization, 2nd ed., theorem 2.1.
 */
public final class Taylor {

  private static final int DIRECTIONS = 3600;

  private final Surface surface;
  private final double x;
  private final double y;

  /** The series around (x, y). */
  public Taylor(Surface surface, double x, double y) {
    this.surface = surface;
    this.x = x;
    this.y = y;
  }

  /** f(θ) + r gᵀv. */
  public double firstOrder(double dx, double dy) {
    double[] g = surface.gradient(x, y);
    return surface.value(x, y) + g[0] * dx + g[1] * dy;
  }

  /** f(θ) + r gᵀv + ½ r² vᵀHv. */
  public double secondOrder(double dx, double dy) {
    return firstOrder(dx, dy) + surface.hessian(x, y).along(dx, dy) / 2;
  }

  /** Mean |f − first order| over the circle of radius r. */
  public double firstOrderError(double radius) {
    return meanError(radius, this::firstOrder);
  }

  /** Mean |f − second order| over the circle of radius r. */
  public double secondOrderError(double radius) {
    return meanError(radius, this::secondOrder);
  }

  /** The angle in degrees between −g and the direction of the lowest point of the circle. */
  public double angleToLowest(double radius) {
    double lowest = Double.POSITIVE_INFINITY;
    double best = 0;
    for (int i = 0; i < DIRECTIONS; i++) {
      double angle = angle(i);
      double value = at(radius, angle, (dx, dy) -> surface.value(x + dx, y + dy));
      if (value < lowest) {
        lowest = value;
        best = angle;
      }
    }
    double[] g = surface.gradient(x, y);
    double off = Math.toDegrees(best - Math.atan2(-g[1], -g[0]));
    return Math.abs(Math.IEEEremainder(off, 360));
  }

  /** The power p of a law values = a·radii^p: the slope of the line through their logarithms. */
  public static double power(double[] radii, double[] values) {
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < radii.length; i++) {
      line.addData(Math.log(radii[i]), Math.log(values[i]));
    }
    return line.getSlope();
  }

  private double meanError(double radius, DoubleBinaryOperator series) {
    return IntStream.range(0, DIRECTIONS)
        .mapToDouble(
            i ->
                at(
                    radius,
                    angle(i),
                    (dx, dy) ->
                        Math.abs(surface.value(x + dx, y + dy) - series.applyAsDouble(dx, dy))))
        .average()
        .orElseThrow();
  }

  private static double angle(int direction) {
    return 2 * Math.PI * direction / DIRECTIONS;
  }

  private static double at(double radius, double angle, DoubleBinaryOperator f) {
    return f.applyAsDouble(radius * Math.cos(angle), radius * Math.sin(angle));
  }
}
