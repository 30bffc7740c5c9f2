package ch19_autoencoder;

/** A unit's weights as brightness: 0 is middle grey, the largest size black or white. */
final class WeightPicture {

  private WeightPicture() {}

  /** A unit's weights in a layer of shape (pixels, units), pixel by pixel from the start of θ. */
  static float[] weights(float[] theta, int pixels, int units, int unit) {
    float[] weights = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      weights[i] = theta[i * units + unit];
    }
    return weights;
  }

  /**
   * Brightness in [0, 1].
   *
   * @param weights of one unit, a pixel each; not modified
   */
  static float[] of(float[] weights) {
    float largest = Float.MIN_NORMAL;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    float[] brightness = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      brightness[i] = 0.5f + 0.5f * weights[i] / largest;
    }
    return brightness;
  }
}
