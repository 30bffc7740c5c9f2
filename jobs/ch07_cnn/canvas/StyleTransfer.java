package ch07_cnn.canvas;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import leeml.dl4j.LayerFunction;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;

/**
 * A picture with the content of one and the style of another. With a(x) a layer's maps after their
 * ReLU and G their {@link Gram} matrix,
 *
 * <pre>
 *   L(x) = α mean (a²(x) − a²(content))² / s_c + β Σₗ ‖Gˡ(x) − Gˡ(style)‖² / 4Kₗ² / sₗ,
 * </pre>
 *
 * the content by the second convolution alone, the style by both. Each term is divided by its value
 * s at the noise that x begins as, so that α and β compare like with like. The weights of the
 * network stand still; Adam moves the pixels, which are kept in [0, 1].
 *
 * <p>Source: Gatys, Ecker, Bethge, <i>A neural algorithm of artistic style</i>, 2015, equations 1
 * to 7; variant: Adam in place of L-BFGS, means in place of sums, terms by their first values.
 *
 * @param steps at least 1
 * @param rate of Adam, in units of brightness
 * @param content α, at least 0
 * @param style β, at least 0
 */
public record StyleTransfer(int steps, double rate, double content, double style)
    implements Serializable {

  private static final int LAYERS = 2;

  /** Below this a first value counts as 1: what is there already needs no pull. */
  private static final double TINY = 1e-9;

  /**
   * What came of it.
   *
   * @param picture the last
   * @param contentLoss after each step, the first before any; not divided
   * @param styleLoss the same for each of the layers
   */
  public record Transferred(Canvas picture, double[] contentLoss, double[][] styleLoss)
      implements Serializable {

    /** The content loss at the end, as a share of that at the start. */
    public double contentLeft() {
      return contentLoss[contentLoss.length - 1] / contentLoss[0];
    }

    /** The same for the layer whose style has come least near. */
    public double styleLeft() {
      double most = 0;
      for (double[] layer : styleLoss) {
        most = Math.max(most, layer[layer.length - 1] / layer[0]);
      }
      return most;
    }
  }

  /** Begins as noise drawn from a seed. */
  public Transferred of(Canvas contentPicture, Canvas stylePicture, Layers layers, long seed) {
    int height = contentPicture.height();
    int width = contentPicture.width();
    List<Term> terms = new ArrayList<>();
    for (int layer = 0; layer < LAYERS; layer++) {
      LayerFunction maps = layers.maps(layer, height, width);
      LayerFunction styleMaps = layers.maps(layer, stylePicture.height(), stylePicture.width());
      terms.add(Term.style(maps, styleMaps, layers.filters(layer), stylePicture));
    }
    terms.add(Term.content(layers.maps(LAYERS - 1, height, width), contentPicture));
    Canvas picture = Canvas.noise(height, width, seed);
    Optimizer.State adam = Optimizers.adam(rate).init(height * width);
    double[][] losses = new double[terms.size()][steps + 1];
    for (int t = 0; t <= steps; t++) {
      float[] gradient = new float[height * width];
      for (int i = 0; i < terms.size(); i++) {
        Term.Slope slope = terms.get(i).at(picture);
        losses[i][t] = slope.loss();
        double weight = i < LAYERS ? style / LAYERS : content;
        double scale = weight / (losses[i][0] < TINY ? 1 : losses[i][0]);
        for (int p = 0; p < gradient.length; p++) {
          gradient[p] += (float) (scale * slope.gradient()[p]);
        }
      }
      if (t < steps) {
        adam.update(gradient, picture.pixels());
        picture = picture.plus(1, new Canvas(height, width, gradient));
      }
    }
    return new Transferred(picture, losses[LAYERS], new double[][] {losses[0], losses[1]});
  }
}
