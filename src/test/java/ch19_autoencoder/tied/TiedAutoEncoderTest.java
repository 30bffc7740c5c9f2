package ch19_autoencoder.tied;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.model.CentralDifferences;
import leeml.model.Examples;
import org.junit.jupiter.api.Test;

class TiedAutoEncoderTest {

  private static final int PIXELS = 7;
  private static final int CODE = 4;
  private static final Examples PICTURES = pictures(5, 3);

  @Test
  void lossOfOnePixelAndOneNumberByHand() {
    TiedAutoEncoder net = TiedAutoEncoder.contractive(1, 1, 0.5);
    float[] theta = {2, -1, 0.25f}; // w, b, c
    Examples one = Examples.dense(new float[] {1}, 1, new float[1]);
    double h = 1 / (1 + Math.exp(-1.0));
    double back = 1 / (1 + Math.exp(-(2 * h + 0.25)));
    double derivative = h * (1 - h) * 2;
    assertEquals(-Math.log(back) + 0.5 * derivative * derivative, net.loss(theta, one.all()), 1e-6);
    assertEquals(derivative * derivative, net.squaredDerivative(theta, one.all()), 1e-6);
  }

  @Test
  void gradientAgreesWithCentralDifferences() {
    for (double penalty : new double[] {0, 3}) {
      TiedAutoEncoder net = TiedAutoEncoder.contractive(PIXELS, CODE, penalty);
      float[] theta = start(net, 8);
      float[] gradient = new float[theta.length];
      double loss = net.lossAndGradient(theta, PICTURES.all(), gradient);
      assertEquals(net.loss(theta, PICTURES.all()), loss, 1e-6);
      for (int i = 0; i < theta.length; i++) {
        double slope =
            CentralDifferences.slope(at -> net.loss(at, PICTURES.all()), theta, i, 1e-2f);
        assertEquals(slope, gradient[i], 2e-3, "parameter " + i + ", penalty " + penalty);
      }
    }
  }

  @Test
  void whatIsHiddenIsTheSameForTheSameBatchAndMadeUpFor() {
    TiedAutoEncoder plain = TiedAutoEncoder.masking(PIXELS, CODE, 0);
    TiedAutoEncoder net = TiedAutoEncoder.masking(PIXELS, CODE, 0.5);
    float[] theta = start(net, 8);
    float[] gradient = new float[theta.length];
    double loss = net.lossAndGradient(theta, PICTURES.all(), gradient);
    float[] again = new float[theta.length];
    assertEquals(loss, net.lossAndGradient(theta, PICTURES.all(), again), 0);
    assertArrayEquals(gradient, again);
    assertNotEquals(plain.lossAndGradient(theta, PICTURES.all(), again), loss);
    assertEquals(plain.loss(theta, PICTURES.all()), net.loss(theta, PICTURES.all()), 0);
  }

  /** The slope of the loss along the gradient of a hidden share, in the weights of the decoder. */
  @Test
  void gradientByTheDecodersBiasAgreesWhereNumbersAreHidden() {
    TiedAutoEncoder net = TiedAutoEncoder.masking(1, 1, 0.5);
    float[] theta = {2, -1, 0.25f}; // w, b, c
    Examples one = Examples.dense(new float[] {1}, 1, new float[1]);
    float[] gradient = new float[3];
    double loss = net.lossAndGradient(theta, one.all(), gradient);
    double hidden = 1 / (1 + Math.exp(1)); // h where x is hidden
    double doubled = 1 / (1 + Math.exp(-3)); // h where it counts twice
    double z = Math.log(1 / (Math.exp(loss) - 1)); // loss = ln(1 + e^−z)
    double h = (z - 0.25) / 2;
    assertTrue(Math.abs(h - hidden) < 1e-5 || Math.abs(h - doubled) < 1e-5, "code " + h);
    assertEquals(1 / (1 + Math.exp(-z)) - 1, gradient[2], 1e-6);
  }

  @Test
  void closedFormIsTheJacobiansNorm() {
    TiedAutoEncoder net = TiedAutoEncoder.contractive(PIXELS, CODE, 1);
    float[] theta = start(net, 8);
    float[] pixels = new float[PIXELS];
    PICTURES.rows().addScaled(2, 1, pixels, 0);
    double sum = 0;
    for (int i = 0; i < PIXELS; i++) {
      float[] above = code(net, theta, pixels, i, 1e-2f);
      float[] below = code(net, theta, pixels, i, -1e-2f);
      for (int j = 0; j < CODE; j++) {
        double slope = (above[j] - below[j]) / 2e-2;
        sum += slope * slope;
      }
    }
    Examples one = PICTURES.take(new int[] {2});
    assertEquals(sum, net.squaredDerivative(theta, one.all()), 1e-3);
  }

  @Test
  void singularValuesSquareToTheNorm() {
    TiedAutoEncoder net = TiedAutoEncoder.contractive(PIXELS, CODE, 1);
    float[] theta = start(net, 8);
    Examples one = PICTURES.take(new int[] {1});
    double[] values = new Sensitivity(net, theta).singularValues(one);
    double squares = Arrays.stream(values).map(s -> s * s).sum();
    assertEquals(net.squaredDerivative(theta, one.all()), squares, 1e-6);
    assertEquals(
        values[0], Arrays.stream(values).max().orElseThrow(), 0, "the largest stands first");
  }

  @Test
  void movementIsAgainstTheDistanceOfTwoDrawnCodes() {
    float[] codes = {0, 0, 0, 2};
    assertEquals(2, Sensitivity.squaredApart(codes, 2), 1e-9); // 0 or 4, half of the time each
    assertEquals(0.5, Sensitivity.meanSquaredDistance(codes, new float[] {1, 0, 0, 2}, 2), 1e-9);
  }

  @Test
  void shiftMovesEveryRowOfPixelsToTheRight() {
    Examples two = Examples.dense(new float[] {1, 2, 3, 4, 5, 6}, 6, new float[1]);
    float[] moved = new float[6];
    Sensitivity.shifted(two, 3, 1).rows().addScaled(0, 1, moved, 0);
    assertArrayEquals(new float[] {0, 1, 2, 0, 4, 5}, moved);
  }

  private static float[] code(
      TiedAutoEncoder net, float[] theta, float[] pixels, int changed, float by) {
    float[] other = pixels.clone();
    other[changed] += by;
    return net.codes(theta, Examples.dense(other, PIXELS, new float[1]).all());
  }

  /** Also with biases, which initial ones are 0. */
  private static float[] start(TiedAutoEncoder net, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] theta = net.initial(seed);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += (float) (0.3 * random.nextGaussian());
    }
    return theta;
  }

  private static Examples pictures(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[count * PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble();
    }
    return Examples.dense(pixels, PIXELS, new float[count]);
  }
}
