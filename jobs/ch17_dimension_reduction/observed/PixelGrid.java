package ch17_dimension_reduction.observed;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How columns make a picture, row by row from the top.
 *
 * @param width pixels; 0 if the columns are no picture
 * @param height pixels; 0 if the columns are no picture
 */
public record PixelGrid(int width, int height) {

  private static final Pattern PIXEL = Pattern.compile(".*_(\\d+)_(\\d+)");

  /** Of columns that are no picture. */
  public static final PixelGrid NONE = new PixelGrid(0, 0);

  /** Finds a picture in columns whose names end in _row_column, as pixel_0_0, pixel_0_1, … */
  static PixelGrid ofNames(List<String> names) {
    Matcher last = PIXEL.matcher(names.get(names.size() - 1));
    if (!last.matches()) {
      return NONE;
    }
    int height = Integer.parseInt(last.group(1)) + 1;
    int width = Integer.parseInt(last.group(2)) + 1;
    boolean all = height * width == names.size();
    for (int i = 0; all && i < names.size(); i++) {
      all = names.get(i).endsWith("_" + i / width + "_" + i % width);
    }
    return all ? new PixelGrid(width, height) : NONE;
  }

  /** Whether there is a picture. */
  public boolean isPicture() {
    return width > 0;
  }

  /** Brightness from 0 at the least to 1 at the largest number. */
  public static float[] stretched(double[] pixels) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double pixel : pixels) {
      least = Math.min(least, pixel);
      most = Math.max(most, pixel);
    }
    return between(pixels, least, most);
  }

  /** Brightness with 0 in the middle grey, so that signs show. */
  public static float[] signed(double[] pixels) {
    double most = 0;
    for (double pixel : pixels) {
      most = Math.max(most, Math.abs(pixel));
    }
    return between(pixels, -most, most);
  }

  /** Brightness from 0 at {@code dark} to 1 at {@code bright}. */
  public static float[] between(double[] pixels, double dark, double bright) {
    float[] brightness = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      brightness[i] = bright > dark ? (float) ((pixels[i] - dark) / (bright - dark)) : 0.5f;
    }
    return brightness;
  }
}
