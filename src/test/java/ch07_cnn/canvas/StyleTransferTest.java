package ch07_cnn.canvas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch07_cnn.canvas.Dream.Dreamt;
import ch07_cnn.canvas.StyleTransfer.Transferred;
import java.util.SplittableRandom;
import leeml.dl4j.LayerFunction;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** Style, content and dream of a network of fixed weights: one or two convolutions of 3 × 3. */
class StyleTransferTest {

  private static final int FILTERS = 4;
  private static final Layers LAYERS = new Fixed();

  /** Weights drawn once; the second convolution stands on the first without anything between. */
  private record Fixed() implements Layers {

    @Override
    public LayerFunction maps(int layer, int height, int width) {
      NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder().list();
      for (int l = 0; l <= layer; l++) {
        layers.layer(
            new ConvolutionLayer.Builder(3, 3)
                .nOut(FILTERS)
                .activation(l < layer ? Activation.TANH : Activation.IDENTITY)
                .build());
      }
      SplittableRandom random = new SplittableRandom(12);
      float[] theta = new float[FILTERS * 10 + FILTERS * (9 * FILTERS + 1)];
      for (int i = 0; i < theta.length; i++) {
        theta[i] = (float) random.nextGaussian() / 2;
      }
      return new LayerFunction(
          layers.setInputType(InputType.convolutional(height, width, 1)).build(),
          theta,
          1,
          height,
          width);
    }

    @Override
    public int filters(int layer) {
      return FILTERS;
    }
  }

  @Test
  void gramByHand() {
    Gram gram = Gram.of(new float[] {1, 2, 3, 0, 1, -1}, 2);
    assertArrayEquals(new float[] {14 / 3f, -1 / 3f, -1 / 3f, 2 / 3f}, gram.values(), 1e-6f);
    Gram zero = new Gram(2, new float[4]);
    assertEquals((196 + 1 + 1 + 4) / 9.0 / 16, gram.distance(zero), 1e-6);
  }

  @Test
  void gramDoesNotKnowPlaces() {
    float[] a = {1, 2, 3, 4, 5, 6};
    float[] turned = {3, 1, 2, 6, 4, 5};
    assertArrayEquals(Gram.of(a, 2).values(), Gram.of(turned, 2).values(), 1e-6f);
  }

  @Test
  void slopesOfContentAndStyleAgreeWithCentralDifferences() {
    Canvas picture = Canvas.noise(7, 8, 1);
    Canvas other = Canvas.noise(7, 8, 2);
    for (int layer = 0; layer < 2; layer++) {
      LayerFunction maps = LAYERS.maps(layer, 7, 8);
      agrees(Term.content(maps, other), picture);
      LayerFunction wide = LAYERS.maps(layer, 9, 9);
      agrees(Term.style(maps, wide, FILTERS, Canvas.noise(9, 9, 3)), picture);
    }
  }

  private static void agrees(Term term, Canvas picture) {
    float[] gradient = term.at(picture).gradient();
    double[] slopes = new double[gradient.length];
    double largest = 0;
    for (int i = 0; i < slopes.length; i++) {
      float kept = picture.pixels()[i];
      picture.pixels()[i] = kept + 2e-3f;
      double above = term.at(picture).loss();
      picture.pixels()[i] = kept - 2e-3f;
      slopes[i] = (above - term.at(picture).loss()) / 4e-3;
      picture.pixels()[i] = kept;
      largest = Math.max(largest, Math.abs(slopes[i]));
    }
    assertTrue(largest > 1e-4, "nothing depends on the picture: " + largest);
    for (int i = 0; i < slopes.length; i++) {
      assertEquals(slopes[i], gradient[i], 0.03 * largest, "pixel " + i);
    }
  }

  @Test
  void lossesFallFromNoise() {
    Transferred made =
        new StyleTransfer(60, 0.03, 1, 1)
            .of(Canvas.clouds(10, 10, 3, 4), Texture.STRIPES.square(12), LAYERS, 5);
    assertTrue(made.contentLeft() < 0.5, "content left " + made.contentLeft());
    assertTrue(made.styleLeft() < 0.5, "style left " + made.styleLeft());
    assertEquals(61, made.contentLoss().length);
  }

  @Test
  void dreamGrowsTheAnswerMoreThanARandomChangeAsLarge() {
    Dreamt dreamt = new Dream(5, 0.05, 1, 2).on(Canvas.clouds(16, 16, 4, 6), LAYERS, 1, 7);
    assertTrue(dreamt.after() > dreamt.before(), dreamt.before() + " → " + dreamt.after());
    assertTrue(dreamt.after() > dreamt.control(), dreamt.control() + " → " + dreamt.after());
    assertEquals(3, dreamt.frames().size());
    assertEquals(2 * (5 + 1), dreamt.activity().length);
  }

  @Test
  void activityIsTheMeanSquareOfWhatIsPositive() {
    assertArrayEquals(new float[] {0, 2, 0}, Dream.rectified(new float[] {-1, 2, 0}));
  }
}
