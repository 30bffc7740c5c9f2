package ch19_autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CodeGridTest {

  @Test
  void runsBetweenQuantilesFromTheUpperLeft() {
    // The outermost code of each axis is left out.
    float[] codes = {-100, 0, 0, 10, 1, 20, 2, 30, 100, 300};
    assertArrayEquals(
        new float[] {0, 30, 2, 30, 0, 10, 2, 10}, CodeGrid.over(codes, 2, 0.2).codes());
  }

  @Test
  void roughnessIsOneForPicturesInNoOrder() {
    CodeGrid grid = new CodeGrid(2, new float[8]);
    // Two pairs of neighbours differ by 1, two by 0; of all six pairs, four differ by 1.
    assertEquals(0.5 / (4.0 / 6), grid.roughness(new float[] {0, 1, 0, 1}), 1e-12);
  }

  @Test
  void mosaicPutsEachPictureAtItsPlace() {
    float[] pictures = {1, 2, 3, 4, 5, 6, 7, 8}; // four of one row and two pixels
    assertArrayEquals(pictures, new CodeGrid(2, new float[8]).mosaic(pictures, 2));
    assertArrayEquals( // the same as columns of two pixels
        new float[] {1, 3, 2, 4, 5, 7, 6, 8}, new CodeGrid(2, new float[8]).mosaic(pictures, 1));
  }

  @Test
  void nearestRowsComeFirst() {
    NearestPictures among =
        new NearestPictures(new float[] {0, 0, 5, 5, 1, 0}, new float[] {7, 8, 9});
    assertArrayEquals(new int[] {2, 0}, among.nearest(new float[] {0.9f, 0}, 0, 2));
    assertArrayEquals(new int[] {9, 8}, among.classes(new float[] {0.9f, 0, 4, 4}));
    assertEquals(0.5, among.precision(new float[] {0.9f, 0}, new float[] {7}, 2), 1e-12);
  }
}
