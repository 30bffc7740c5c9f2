package leeml.report.motion;

import java.util.Arrays;

/**
 * Where a body is at every frame: its shapes are turned about their origin, then moved to (x, y).
 *
 * @param x shape (frames)
 * @param y shape (frames)
 * @param degrees anticlockwise, shape (frames)
 */
public record Track(double[] x, double[] y, double[] degrees) {

  /** Copies the arrays and checks that they fit. */
  public Track {
    if (x.length == 0 || x.length != y.length || x.length != degrees.length) {
      throw new IllegalArgumentException(
          "a track of %d x, %d y and %d angles, expected as many, at least 1"
              .formatted(x.length, y.length, degrees.length));
    }
    for (int frame = 0; frame < x.length; frame++) {
      if (!Double.isFinite(x[frame] + y[frame] + degrees[frame])) {
        throw new IllegalArgumentException(
            "frame %d is at (%s, %s), turned by %s"
                .formatted(frame, x[frame], y[frame], degrees[frame]));
      }
    }
    x = x.clone();
    y = y.clone();
    degrees = degrees.clone();
  }

  /** A body that is not turned. */
  public static Track of(double[] x, double[] y) {
    return new Track(x, y, new double[x.length]);
  }

  /** A body that only turns, about (x, y). */
  public static Track turning(double x, double y, double[] degrees) {
    double[] xs = new double[degrees.length];
    double[] ys = new double[degrees.length];
    Arrays.fill(xs, x);
    Arrays.fill(ys, y);
    return new Track(xs, ys, degrees);
  }

  /** How many frames there are. */
  public int frames() {
    return x.length;
  }
}
