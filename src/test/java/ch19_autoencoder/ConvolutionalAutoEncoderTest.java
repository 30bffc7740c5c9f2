package ch19_autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch19_autoencoder.ConvolutionalAutoEncoder.Sizes;
import ch19_autoencoder.ConvolutionalAutoEncoder.Unpooling;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import leeml.model.CentralDifferences;
import leeml.model.Examples;
import org.junit.jupiter.api.Test;

class ConvolutionalAutoEncoderTest {

  private static final int SIDE = 8;
  private static final Examples PICTURES = pictures(3);

  @Test
  void decoderOfAPictureWithItsOwnPlacesIsTheNetwork() {
    ConvolutionalAutoEncoder net = net(Unpooling.PLACES);
    Reconstruction objective = net.objective();
    float[] theta = objective.initial(4);
    float[] pixels = AutoEncoder.pixelsOf(PICTURES);
    float[] back = objective.outputs(theta, PICTURES.all());
    assertArrayEquals(back, net.crossed(theta, pixels, pixels), 1e-6f);
  }

  @Test
  void placesOfAnotherPictureMakeAnotherOne() {
    ConvolutionalAutoEncoder net = net(Unpooling.PLACES);
    float[] theta = net.objective().initial(4);
    float[] pixels = AutoEncoder.pixelsOf(PICTURES);
    float[] turned = Arrays.copyOf(pixels, pixels.length);
    System.arraycopy(pixels, SIDE * SIDE, turned, 0, SIDE * SIDE);
    float[] own = net.crossed(theta, pixels, pixels);
    float[] crossed = net.crossed(theta, pixels, turned);
    double first = difference(own, crossed, 0);
    assertEquals(0, difference(own, crossed, SIDE * SIDE), 1e-6, "the second's places stayed");
    if (first < 1e-4) {
      throw new AssertionError("the first's places were not another's: " + first);
    }
  }

  @Test
  void gradientAgreesWithCentralDifferences() {
    for (Unpooling unpooling : Unpooling.values()) {
      Reconstruction objective = net(unpooling).objective();
      float[] theta = objective.initial(4);
      float[] gradient = new float[theta.length];
      objective.lossAndGradient(theta, PICTURES.all(), gradient);
      SplittableRandom random = new SplittableRandom(2);
      double error = 0;
      double size = 0;
      for (int n = 0; n < 60; n++) {
        int i = random.nextInt(theta.length);
        double slope =
            CentralDifferences.slope(at -> objective.loss(at, PICTURES.all()), theta, i, 3e-3f);
        error += Math.abs(slope - gradient[i]);
        size += Math.abs(slope);
      }
      // In single precision, over kinks of ReLU and of the largest: taken together.
      assertEquals(0, error / size, 0.05, unpooling.name());
    }
  }

  @Test
  void placesTakeTwoBitsForEachWindow() {
    assertEquals(2 * (2 * 4 * 4 + 3 * 2 * 2), net(Unpooling.PLACES).placeBits());
    assertEquals(0, net(Unpooling.REPEAT).placeBits());
  }

  @Test
  void saysWhichSizesItTakes() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new ConvolutionalAutoEncoder(9, 8, new Sizes(List.of(2, 3), 4), Unpooling.REPEAT));
    assertEquals(
        "pictures of 9 × 8 pixels, expected multiples of 4, which two poolings halve twice",
        e.getMessage());
  }

  private static ConvolutionalAutoEncoder net(Unpooling unpooling) {
    return new ConvolutionalAutoEncoder(SIDE, SIDE, new Sizes(List.of(2, 3), 4), unpooling);
  }

  private static double difference(float[] a, float[] b, int from) {
    double sum = 0;
    for (int i = from; i < from + SIDE * SIDE; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum;
  }

  private static Examples pictures(int count) {
    SplittableRandom random = new SplittableRandom(11);
    float[] pixels = new float[count * SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble();
    }
    return Examples.dense(pixels, SIDE * SIDE, new float[count]);
  }
}
