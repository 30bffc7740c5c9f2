package leeml.rl;

import java.util.Arrays;

/** The set that an observation or an action is from; each is a vector of {@code float}. */
public sealed interface Space {

  /** How many numbers one element has. */
  int width();

  /** Whether a vector is an element; its first {@link #width} numbers count, none may be NaN. */
  boolean contains(float[] value);

  /**
   * The whole numbers 0 … n − 1, each a vector of that one number.
   *
   * @param n how many there are, at least 1
   */
  record Discrete(int n) implements Space {

    /** Checks the range. */
    public Discrete {
      if (n < 1) {
        throw new IllegalArgumentException("n = " + n + ", expected at least 1");
      }
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public boolean contains(float[] value) {
      return value[0] >= 0 && value[0] < n && value[0] == Math.rint(value[0]);
    }

    @Override
    public String toString() {
      return "0 … " + (n - 1);
    }
  }

  /**
   * All vectors between two corners; infinite corners are allowed.
   *
   * @param low least value of each number
   * @param high greatest value of each number, at least {@code low}
   * @param shape how the numbers are arranged, (84, 84) for a grey screen; their product is the
   *     width
   */
  record Box(float[] low, float[] high, int... shape) implements Space {

    /** Copies the arrays and checks that they fit. */
    public Box {
      low = low.clone();
      high = high.clone();
      shape = shape.clone();
      int width = Arrays.stream(shape).reduce(1, Math::multiplyExact);
      if (low.length != width || high.length != width) {
        throw new IllegalArgumentException(
            "%d low and %d high corners for shape %s of %d numbers"
                .formatted(low.length, high.length, Arrays.toString(shape), width));
      }
      for (int i = 0; i < width; i++) {
        if (!(low[i] <= high[i])) {
          throw new IllegalArgumentException(
              "number %d lies from %s to %s".formatted(i, low[i], high[i]));
        }
      }
    }

    /** The box of a shape with the same range for every number. */
    public static Box of(float low, float high, int... shape) {
      int width = Arrays.stream(shape).reduce(1, Math::multiplyExact);
      float[] lowest = new float[width];
      float[] highest = new float[width];
      Arrays.fill(lowest, low);
      Arrays.fill(highest, high);
      return new Box(lowest, highest, shape);
    }

    /** The box symmetric around 0: ±limit of each number. */
    public static Box within(float... limits) {
      float[] low = new float[limits.length];
      for (int i = 0; i < limits.length; i++) {
        low[i] = -limits[i];
      }
      return new Box(low, limits, limits.length);
    }

    @Override
    public int width() {
      return low.length;
    }

    @Override
    public boolean contains(float[] value) {
      for (int i = 0; i < low.length; i++) {
        if (!(value[i] >= low[i] && value[i] <= high[i])) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return low.length > 8
          ? "shape " + Arrays.toString(shape)
          : Arrays.toString(low) + " … " + Arrays.toString(high);
    }
  }
}
