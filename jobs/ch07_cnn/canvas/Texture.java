package ch07_cnn.canvas;

/** Patterns that go on for ever, as pictures of any size; brightness between 0 and 1. */
public enum Texture {
  /** Diagonal stripes, a period of 8 pixels. */
  STRIPES {
    @Override
    double at(int i, int j) {
      return wave(i + j, 8);
    }
  },
  /** Squares of 5 pixels. */
  CHECKS {
    @Override
    double at(int i, int j) {
      return (i / 5 + j / 5) % 2;
    }
  },
  /** Dots, 7 pixels apart. */
  DOTS {
    @Override
    double at(int i, int j) {
      return Math.pow(wave(i, 7) * wave(j, 7), 2);
    }
  },
  /** Herringbone: stripes that turn every 10 columns. */
  HERRINGBONE {
    @Override
    double at(int i, int j) {
      return wave(i + (j / 10 % 2 == 0 ? j : 10 - j), 6);
    }
  };

  abstract double at(int i, int j);

  /** A square of the pattern. */
  public Canvas square(int side) {
    Canvas square = Canvas.black(side, side);
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        square.pixels()[i * side + j] = (float) at(i, j);
      }
    }
    return square;
  }

  private static double wave(int at, int period) {
    return 0.5 + 0.5 * Math.cos(2 * Math.PI * at / period);
  }
}
