package leeml.dl4j.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatchesTest {

  private static final float[] PICTURE = {
    1, 2, 3,
    4, 5, 6,
    7, 8, 9
  };

  @Test
  void columnsAreWhatAFilterSees() {
    Patches patches = square(1, 3, 2, 1, 0);
    float[] columns = new float[patches.size()];
    patches.gather(PICTURE, 0, columns);
    assertArrayEquals(
        new float[] {
          1, 2, 4, 5,
          2, 3, 5, 6,
          4, 5, 7, 8,
          5, 6, 8, 9,
          1, 1, 1, 1
        },
        columns);
  }

  @Test
  void outsideOfThePictureIsZero() {
    Patches patches = square(1, 3, 3, 2, 1);
    float[] columns = new float[patches.size()];
    patches.gather(PICTURE, 0, columns);
    // The first weight of the filter is above and left of the pixel at its place.
    assertArrayEquals(new float[] {0, 0, 0, 5}, first(columns, 4));
  }

  /** Σ gather(x)·c = Σ x·scatter(c) for any x and c, but for the row of ones. */
  @Test
  void scatterIsTheTransposeOfGather() {
    Random random = new Random(7);
    for (Patches patches : new Patches[] {square(2, 6, 3, 1, 0), square(3, 7, 3, 2, 1)}) {
      float[] x = drawn(random, patches.picture());
      float[] c = drawn(random, patches.size());
      float[] gathered = new float[patches.size()];
      patches.gather(x, 0, gathered);
      float[] scattered = new float[patches.picture()];
      patches.scatter(c, scattered, 0);
      int rows = patches.weights() * patches.places();
      assertEquals(dot(gathered, c, rows), dot(x, scattered, x.length), 1e-4, "seed 7, " + patches);
    }
  }

  private static Patches square(int channels, int side, int kernel, int stride, int padding) {
    int out = (side + 2 * padding - kernel) / stride + 1;
    return new Patches(channels, side, side, two(kernel), two(stride), two(padding), out, out);
  }

  private static int[] two(int both) {
    return new int[] {both, both};
  }

  private static float[] first(float[] values, int count) {
    return Arrays.copyOf(values, count);
  }

  private static float[] drawn(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double dot(float[] a, float[] b, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
