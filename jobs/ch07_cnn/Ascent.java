package ch07_cnn;

import java.io.Serializable;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import leeml.dl4j.LayerFunction;

/**
 * Gradient ascent on pictures under a network that stands still: x ← clip(x + ηₜ g / rms(g)), g =
 * ∂/∂x (goal − λ Σ|xᵢ|), each pixel kept in [0, 1].
 *
 * <p>g is divided by its root mean square, picture by picture, so that one rate fits all goals; ηₜ
 * = η (1 − t/T) falls to 0. Source: Simonyan, Vedaldi, Zisserman, Deep inside convolutional
 * networks, 2014, section 2; variant: L1 as in the lecture in place of L2, and pixels kept in the
 * range of a picture.
 *
 * @param steps T, at least 1
 * @param rate η in units of brightness a step
 */
record Ascent(int steps, double rate) implements Serializable {

  private static final double TINY = 1e-12;

  /**
   * Climbs from noise.
   *
   * @param layers what is looked at
   * @param weights how much each output counts, by the outputs
   * @param count how many pictures
   * @param pixels of a picture
   * @param penalty λ, at least 0
   * @param seed of the noise
   * @return shape (count, pixels)
   */
  float[] climb(
      LayerFunction layers,
      UnaryOperator<float[]> weights,
      int count,
      int pixels,
      double penalty,
      long seed) {
    float[] pictures = noise(count * pixels, seed);
    for (int t = 0; t < steps; t++) {
      float[] gradient = layers.inputGradient(pictures, weights);
      double step = rate * (1 - (double) t / steps);
      for (int n = 0; n < count; n++) {
        climb(pictures, gradient, n * pixels, pixels, penalty, step);
      }
    }
    return pictures;
  }

  private static void climb(
      float[] pictures, float[] gradient, int from, int pixels, double penalty, double step) {
    double squares = 0;
    for (int i = from; i < from + pixels; i++) {
      // Brightness is never negative, so |x| grows as x does; at 0 the border holds it.
      double g = gradient[i] - penalty;
      gradient[i] = pictures[i] == 0 && g < 0 ? 0 : (float) g;
      squares += (double) gradient[i] * gradient[i];
    }
    double scale = step / (Math.sqrt(squares / pixels) + TINY);
    for (int i = from; i < from + pixels; i++) {
      pictures[i] = (float) Math.max(0, Math.min(1, pictures[i] + scale * gradient[i]));
    }
  }

  private static float[] noise(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noise = new float[count];
    for (int i = 0; i < count; i++) {
      noise[i] = 0.1f * (float) random.nextDouble();
    }
    return noise;
  }
}
