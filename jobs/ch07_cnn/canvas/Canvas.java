package ch07_cnn.canvas;

import java.io.Serializable;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A grey picture of any size.
 *
 * @param height in pixels
 * @param width in pixels
 * @param pixels row by row, brightness in [0, 1] where it is a picture and not a change of one
 */
public record Canvas(int height, int width, float[] pixels) implements Serializable {

  /** Checks the number of pixels. */
  public Canvas {
    if (pixels.length != height * width) {
      throw new IllegalArgumentException(
          "%d pixels for a canvas of %d × %d".formatted(pixels.length, height, width));
    }
  }

  /** All black. */
  public static Canvas black(int height, int width) {
    return new Canvas(height, width, new float[height * width]);
  }

  /** Each pixel drawn from [0, 1]. */
  public static Canvas noise(int height, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[height * width];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble();
    }
    return new Canvas(height, width, pixels);
  }

  /** Soft clouds: noise of few pixels, stretched. */
  public static Canvas clouds(int height, int width, int cells, long seed) {
    return noise(cells, cells, seed).resized(height, width);
  }

  /**
   * Pictures of one size, side by side, row by row.
   *
   * @param columns how many stand in a row; their number is a multiple of it
   */
  public static Canvas wall(List<Canvas> tiles, int columns) {
    int height = tiles.get(0).height;
    int width = tiles.get(0).width;
    Canvas wall = black(height * (tiles.size() / columns), width * columns);
    for (int t = 0; t < tiles.size(); t++) {
      for (int i = 0; i < height; i++) {
        System.arraycopy(
            tiles.get(t).pixels,
            i * width,
            wall.pixels,
            (t / columns * height + i) * wall.width + t % columns * width,
            width);
      }
    }
    return wall;
  }

  /** The same in another size: between pixels' centres brightness is a plane (bilinear). */
  public Canvas resized(int newHeight, int newWidth) {
    Canvas resized = black(newHeight, newWidth);
    for (int i = 0; i < newHeight; i++) {
      double y = at(i, newHeight, height);
      int top = Math.min((int) y, Math.max(0, height - 2));
      int bottom = Math.min(top + 1, height - 1);
      for (int j = 0; j < newWidth; j++) {
        double x = at(j, newWidth, width);
        int left = Math.min((int) x, Math.max(0, width - 2));
        int right = Math.min(left + 1, width - 1);
        double above = mix(pixel(top, left), pixel(top, right), x - left);
        double below = mix(pixel(bottom, left), pixel(bottom, right), x - left);
        resized.pixels[i * newWidth + j] = (float) mix(above, below, y - top);
      }
    }
    return resized;
  }

  private static double at(int index, int newSize, int size) {
    double centre = (index + 0.5) * size / newSize - 0.5;
    return Math.min(size - 1, Math.max(0, centre));
  }

  private static double mix(double a, double b, double share) {
    return a + share * (b - a);
  }

  private float pixel(int i, int j) {
    return pixels[i * width + j];
  }

  /** Moved down and to the right; what leaves on one side comes in on the other. */
  public Canvas rolled(int down, int right) {
    Canvas rolled = black(height, width);
    for (int i = 0; i < height; i++) {
      int to = Math.floorMod(i + down, height) * width;
      for (int j = 0; j < width; j++) {
        rolled.pixels[to + Math.floorMod(j + right, width)] = pixel(i, j);
      }
    }
    return rolled;
  }

  /** Pixel by pixel this + a · other, kept in [0, 1]. */
  public Canvas plus(double a, Canvas other) {
    Canvas sum = black(height, width);
    for (int i = 0; i < pixels.length; i++) {
      sum.pixels[i] = (float) Math.max(0, Math.min(1, pixels[i] + a * other.pixels[i]));
    }
    return sum;
  }

  /** Pixel by pixel this − other, as it is. */
  public Canvas minus(Canvas other) {
    Canvas difference = black(height, width);
    for (int i = 0; i < pixels.length; i++) {
      difference.pixels[i] = pixels[i] - other.pixels[i];
    }
    return difference;
  }

  /** The root mean square of the pixels. */
  public double size() {
    double squares = 0;
    for (float pixel : pixels) {
      squares += (double) pixel * pixel;
    }
    return Math.sqrt(squares / pixels.length);
  }
}
