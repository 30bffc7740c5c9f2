package ch07_cnn.canvas;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import leeml.dl4j.LayerFunction;

/**
 * Deep Dream: whatever a layer sees in a picture, it is to see more of. With a the layer's maps
 * after their ReLU, E(x) = mean a² and g = ∂/∂x ½ Σ a², which is a sent back from the layer:
 *
 * <pre>  x ← clip(x + η g / rms(g)).</pre>
 *
 * <p>Before each step the picture is rolled by a few pixels at random and back after it (jitter),
 * so that nothing hangs on where poolings have their borders. It is done in several sizes
 * (octaves): first on a small picture, where a filter covers much of it; what came in is enlarged
 * and put on the next larger one.
 *
 * <p>Source: Mordvintsev, Olah, Tyka, <i>Inceptionism: going deeper into neural networks</i>, 2015;
 * the lecture's words for it: exaggerate what the network sees.
 *
 * @param steps in each size, at least 1
 * @param rate η in units of brightness, above 0
 * @param jitter farthest roll in pixels, at least 0
 * @param octaves sizes, each √2 times the one before, at least 1
 */
public record Dream(int steps, double rate, int jitter, int octaves) implements Serializable {

  private static final double TINY = 1e-12;

  /**
   * What came of it.
   *
   * @param frames the picture before, and after each size, all of the size of the last
   * @param activity E after each step, the first before any, the picture as large as it then was
   * @param before E of the picture that it began with
   * @param after E of the last
   * @param control E of the picture after a random change as large as the dream's
   */
  public record Dreamt(
      List<Canvas> frames, double[] activity, double before, double after, double control)
      implements Serializable {

    /** Copies the frames. */
    public Dreamt {
      frames = List.copyOf(frames);
    }
  }

  /**
   * Dreams on from a picture.
   *
   * @param layer whose maps are to grow
   * @param seed of the jitter and of the control
   */
  public Dreamt on(Canvas start, Layers layers, int layer, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Canvas> frames = new ArrayList<>(List.of(start));
    List<Double> activity = new ArrayList<>();
    Canvas change = Canvas.black(start.height(), start.width());
    for (int octave = octaves - 1; octave >= 0; octave--) {
      int height = shrunk(start.height(), octave);
      int width = shrunk(start.width(), octave);
      LayerFunction maps = layers.maps(layer, height, width);
      Canvas base = start.resized(height, width);
      Canvas picture = base.plus(1, change.resized(height, width));
      for (int t = 0; t < steps; t++) {
        activity.add(activity(maps, picture));
        picture = step(maps, picture, random);
      }
      activity.add(activity(maps, picture));
      change = picture.minus(base);
      frames.add(start.plus(1, change.resized(start.height(), start.width())));
    }
    LayerFunction maps = layers.maps(layer, start.height(), start.width());
    Canvas last = frames.get(frames.size() - 1);
    return new Dreamt(
        frames,
        activity.stream().mapToDouble(Double::doubleValue).toArray(),
        activity(maps, start),
        activity(maps, last),
        activity(maps, changedAtRandom(start, last.minus(start).size(), random)));
  }

  private Canvas step(LayerFunction maps, Canvas picture, SplittableRandom random) {
    int down = random.nextInt(-jitter, jitter + 1);
    int right = random.nextInt(-jitter, jitter + 1);
    Canvas rolled = picture.rolled(down, right);
    Canvas gradient =
        new Canvas(
            picture.height(),
            picture.width(),
            maps.inputGradient(rolled.pixels(), Dream::rectified));
    return rolled.plus(rate / (gradient.size() + TINY), gradient).rolled(-down, -right);
  }

  /** E: the mean of the squares of what is above 0 in the layer's maps. */
  static double activity(LayerFunction maps, Canvas picture) {
    float[] a = rectified(maps.outputs(picture.pixels()));
    double squares = 0;
    for (float value : a) {
      squares += (double) value * value;
    }
    return squares / a.length;
  }

  /** max(z, 0), which is also the derivative of ½ Σ max(z, 0)² by z. */
  static float[] rectified(float[] z) {
    float[] a = new float[z.length];
    for (int i = 0; i < z.length; i++) {
      a[i] = Math.max(z[i], 0);
    }
    return a;
  }

  /** The picture with noise of normal numbers on it, as large as the dream's change was. */
  private static Canvas changedAtRandom(Canvas start, double size, SplittableRandom random) {
    Canvas noise = Canvas.black(start.height(), start.width());
    for (int i = 0; i < noise.pixels().length; i++) {
      noise.pixels()[i] = (float) random.nextGaussian();
    }
    return start.plus(size / noise.size(), noise);
  }

  private static int shrunk(int size, int octave) {
    return (int) Math.round(size / Math.pow(Math.sqrt(2), octave));
  }
}
