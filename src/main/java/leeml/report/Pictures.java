package leeml.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A grid of small pictures with captions: digits, filters, what a network got wrong.
 *
 * <p>Pixels are brightness in [0, 1], rows from the top; what lies outside is clipped, NaN is
 * black.
 */
public final class Pictures implements Section {

  /**
   * One picture.
   *
   * @param caption what stands under it; also its text for those who cannot see it
   * @param image its pixels, 8 bits a channel
   */
  public record Picture(String caption, BufferedImage image) {

    private static Picture of(String caption, float[] pixels, int width, int height, int planes) {
      if (width < 1 || height < 1 || pixels.length != planes * height * width) {
        throw new IllegalArgumentException(
            "picture '%s' has %d pixel values, expected %d × %d × %d (channels, height, width)"
                .formatted(caption, pixels.length, planes, height, width));
      }
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      int area = width * height;
      for (int i = 0; i < area; i++) {
        int red = level(pixels[i]);
        int green = planes == 1 ? red : level(pixels[area + i]);
        int blue = planes == 1 ? red : level(pixels[2 * area + i]);
        image.setRGB(i % width, i / width, red << 16 | green << 8 | blue);
      }
      return new Picture(caption, image);
    }

    private static int level(float brightness) {
      return Math.round(255 * Math.max(0, Math.min(1, brightness)));
    }
  }

  private final String title;
  private final List<Picture> pictures = new ArrayList<>();
  private String caption = "";

  private Pictures(String title) {
    this.title = title;
  }

  /** Starts a grid. */
  public static Pictures of(String title) {
    return new Pictures(title);
  }

  /**
   * Adds a grey picture.
   *
   * @param pixels brightness in [0, 1], shape (height, width); copied
   * @throws IllegalArgumentException if the number of pixels is not height × width
   */
  public Pictures grey(String caption, float[] pixels, int width, int height) {
    pictures.add(Picture.of(caption, pixels, width, height, 1));
    return this;
  }

  /**
   * Adds a picture in colour.
   *
   * @param pixels red, green and blue planes in [0, 1], shape (3, height, width); copied
   * @throws IllegalArgumentException if the number of values is not 3 × height × width
   */
  public Pictures rgb(String caption, float[] pixels, int width, int height) {
    pictures.add(Picture.of(caption, pixels, width, height, 3));
    return this;
  }

  /** Says under the grid what to notice. */
  public Pictures caption(String whatToNotice) {
    this.caption = whatToNotice;
    return this;
  }

  /** The title over the grid. */
  public String title() {
    return title;
  }

  /** What to notice; empty if nothing is said. */
  public String caption() {
    return caption;
  }

  /** The pictures in order; a read-only view. */
  public List<Picture> pictures() {
    return Collections.unmodifiableList(pictures);
  }
}
