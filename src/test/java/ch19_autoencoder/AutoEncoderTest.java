package ch19_autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import leeml.dl4j.tensor.Tensor;
import leeml.model.CentralDifferences;
import leeml.model.Examples;
import org.junit.jupiter.api.Test;

class AutoEncoderTest {

  private static final int PIXELS = 12;
  private static final Examples PICTURES = pictures(6);

  private static final AutoEncoder NET =
      new AutoEncoder(PIXELS, new AutoEncoder.Sizes(List.of(8, 5), 3));

  @Test
  void decoderAfterEncoderIsTheNetwork() {
    Reconstruction objective = NET.objective();
    float[] theta = objective.initial(4);
    float[] codes = NET.encoder(theta).outputs(AutoEncoder.pixelsOf(PICTURES));
    assertEquals(PICTURES.size() * 3, codes.length);
    assertArrayEquals(
        objective.outputs(theta, PICTURES.all()), NET.decoder(theta).outputs(codes), 1e-6f);
  }

  @Test
  void gradientUnderNoiseAgreesWithCentralDifferences() {
    Reconstruction objective = NET.objective().under(0.3);
    float[] theta = objective.initial(4);
    float[] gradient = new float[theta.length];
    objective.lossAndGradient(theta, PICTURES.all(), gradient);
    Random random = new Random(2);
    for (int n = 0; n < 30; n++) {
      int i = random.nextInt(theta.length);
      double slope =
          CentralDifferences.slope(at -> objective.loss(at, PICTURES.all()), theta, i, 1e-3f);
      assertEquals(slope, gradient[i], 2e-2, "parameter " + i);
    }
  }

  @Test
  void noiseIsTheRowsOwnWhereverItLies() {
    Tensor all = new NoisyRows(PICTURES.rows(), 0.5);
    float[] before = new float[PIXELS];
    float[] after = new float[PIXELS];
    all.copy(4, before, 0);
    all.select(new int[] {2, 4}).copy(1, after, 0);
    assertArrayEquals(before, after);
    all.copy(3, after, 0);
    assertNotEquals(before[0], after[0]);
    for (float pixel : before) {
      assertTrue(pixel >= 0 && pixel <= 1);
    }
  }

  @Test
  void noNoiseLeavesRowsAsTheyAre() {
    float[] row = new float[PIXELS];
    new NoisyRows(PICTURES.rows(), 0).copy(1, row, 0);
    float[] clean = new float[PIXELS];
    PICTURES.rows().addScaled(1, 1, clean, 0);
    assertArrayEquals(clean, row);
  }

  private static Examples pictures(int count) {
    Random random = new Random(11);
    float[] pixels = new float[count * PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    return Examples.dense(pixels, PIXELS, new float[count]);
  }
}
