package leeml.report.motion;

/** A piece of a picture, in the units of the view, y upwards. */
public sealed interface Shape {

  /** What it is painted in; the page knows the colour by day and by night. */
  enum Tone {
    /** As text. */
    INK,
    /** As text that stands back. */
    SOFT,
    /** As lines between things. */
    LINE,
    /** What acts. */
    ACCENT,
    /** Where it should go. */
    GOOD,
    /** Where it should not go. */
    BAD
  }

  /** The colour. */
  Tone tone();

  /** A filled rectangle; (x, y) is its lower left corner. */
  record Rectangle(double x, double y, double width, double height, Tone tone) implements Shape {}

  /** A filled disc around (x, y). */
  record Disc(double x, double y, double radius, Tone tone) implements Shape {}

  /**
   * A line through points, with round ends.
   *
   * @param x shape (n)
   * @param y shape (n)
   * @param width of the line, in the units of the view
   */
  record Line(double[] x, double[] y, double width, Tone tone) implements Shape {

    /** Copies the points. */
    public Line {
      if (x.length != y.length || x.length < 2) {
        throw new IllegalArgumentException(
            "a line of %d x and %d y, expected as many, at least 2".formatted(x.length, y.length));
      }
      x = x.clone();
      y = y.clone();
    }

    /** From one point to another. */
    public static Line between(
        double x0, double y0, double x1, double y1, double width, Tone tone) {
      return new Line(new double[] {x0, x1}, new double[] {y0, y1}, width, tone);
    }
  }
}
