package ch17_dimension_reduction.pca;

import java.io.Serializable;
import java.util.SplittableRandom;

/**
 * Points on a sheet in space: where each lies on the flat sheet, and where once it is bent. Bending
 * does not stretch: distances along the sheet are those of the flat one.
 *
 * @param name of the shape
 * @param flat shape (n, 2): along the bend, and across it
 * @param bent shape (n, 3)
 */
public record Sheet(String name, double[][] flat, double[][] bent) implements Serializable {

  private static final double WIDTH = 10;

  /** A plane, tilted in space: nothing is bent. */
  public static Sheet plane(int points, long seed) {
    return made("flat sheet", points, seed, 20, s -> new double[] {0.8 * s, 0.6 * s});
  }

  /** Two half circles of radius 5 that follow each other, one to either side. */
  public static Sheet sCurve(int points, long seed) {
    double radius = 5;
    double half = Math.PI * radius;
    return made(
        "S-curve",
        points,
        seed,
        2 * half,
        s -> {
          // From the bottom up the right side, then up the left one.
          double angle = (s < half ? s : s - half) / radius;
          double side = s < half ? 1 : -1;
          double base = s < half ? 0 : 2 * radius;
          return new double[] {
            side * radius * Math.sin(angle), base + radius * (1 - Math.cos(angle))
          };
        });
  }

  /**
   * A spiral of Archimedes, r = t, from t = 1.5 π to 4.5 π: a sheet rolled up one and a half times.
   */
  public static Sheet swissRoll(int points, long seed) {
    double from = 1.5 * Math.PI;
    double to = 4.5 * Math.PI;
    return made(
        "Swiss roll",
        points,
        seed,
        arc(to) - arc(from),
        s -> {
          double t = angleAt(s + arc(from));
          return new double[] {t * Math.cos(t), t * Math.sin(t)};
        });
  }

  /** Length of r = t from 0 to t: ½ (t √(1 + t²) + asinh t). */
  static double arc(double t) {
    double root = Math.sqrt(1 + t * t);
    return (t * root + Math.log(t + root)) / 2;
  }

  /** Its inverse, by Newton's method: d arc / dt = √(1 + t²). */
  static double angleAt(double length) {
    double t = Math.sqrt(2 * length);
    for (int i = 0; i < 20; i++) {
      t -= (arc(t) - length) / Math.sqrt(1 + t * t);
    }
    return t;
  }

  /** Where a place along the sheet lies in the plane of the bend. */
  private interface Bend {
    double[] at(double along);
  }

  private static Sheet made(String name, int points, long seed, double length, Bend bend) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] flat = new double[points][];
    double[][] bent = new double[points][];
    for (int i = 0; i < points; i++) {
      flat[i] = new double[] {length * random.nextDouble(), WIDTH * random.nextDouble()};
      double[] plane = bend.at(flat[i][0]);
      bent[i] = new double[] {plane[0], flat[i][1], plane[1]};
    }
    return new Sheet(name, flat, bent);
  }
}
