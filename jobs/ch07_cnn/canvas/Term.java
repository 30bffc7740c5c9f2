package ch07_cnn.canvas;

import java.util.function.Function;
import leeml.dl4j.LayerFunction;

/**
 * One part of a loss of pictures: a function of a layer's maps a = max(z, 0).
 *
 * @param maps z, before the ReLU
 * @param ofMaps the loss and its derivative by a
 */
record Term(LayerFunction maps, Function<float[], Slope> ofMaps) {

  /** A loss and its derivative, by maps or by pixels. */
  record Slope(double loss, float[] gradient) {}

  /** mean (a − a of the content)². */
  static Term content(LayerFunction maps, Canvas content) {
    float[] wanted = Dream.rectified(maps.outputs(content.pixels()));
    return new Term(
        maps,
        a -> {
          double squares = 0;
          float[] slope = new float[a.length];
          for (int i = 0; i < a.length; i++) {
            float difference = a[i] - wanted[i];
            squares += (double) difference * difference;
            slope[i] = 2 * difference / a.length;
          }
          return new Slope(squares / a.length, slope);
        });
  }

  /**
   * The distance of Gram matrices.
   *
   * @param maps for pictures of the size that is made
   * @param styleMaps the same layer for pictures of the style's size
   * @param count how many maps the layer has
   */
  static Term style(LayerFunction maps, LayerFunction styleMaps, int count, Canvas style) {
    Gram wanted = Gram.of(Dream.rectified(styleMaps.outputs(style.pixels())), count);
    return new Term(
        maps,
        a -> {
          Gram gram = Gram.of(a, count);
          return new Slope(gram.distance(wanted), gram.slope(wanted, a));
        });
  }

  /** The loss of a picture and its derivative by the pixels. */
  Slope at(Canvas picture) {
    double[] loss = new double[1];
    float[] gradient =
        maps.inputGradient(
            picture.pixels(),
            z -> {
              Slope slope = ofMaps.apply(Dream.rectified(z));
              loss[0] = slope.loss();
              for (int i = 0; i < z.length; i++) {
                slope.gradient()[i] = z[i] > 0 ? slope.gradient()[i] : 0;
              }
              return slope.gradient();
            });
    return new Slope(loss[0], gradient);
  }
}
