package leeml.dl4j.layer;

import java.util.Arrays;

/**
 * The patches of a picture that a convolution's filters see, as the columns of a matrix ("im2col"),
 * so that the convolution is a product of matrices: row (c, a, b) and column (i, j) hold x at
 * channel c, row i·s − p + a, column j·s − p + b, and 0 outside of the picture. One more row, of
 * ones, stands last, for the biases.
 *
 * @param channels C
 * @param height of a picture
 * @param width of a picture
 * @param kernel height and width of a filter
 * @param stride s, down and to the right
 * @param padding p, above and to the left
 * @param outHeight places of a filter, downwards
 * @param outWidth places of a filter, to the right
 */
record Patches(
    int channels,
    int height,
    int width,
    int[] kernel,
    int[] stride,
    int[] padding,
    int outHeight,
    int outWidth) {

  /** Numbers of a picture. */
  int picture() {
    return channels * height * width;
  }

  /** Columns: places of a filter. */
  int places() {
    return outHeight * outWidth;
  }

  /** Rows but the last: weights of a filter. */
  int weights() {
    return channels * kernel[0] * kernel[1];
  }

  /** Rows times columns. */
  int size() {
    return (weights() + 1) * places();
  }

  /**
   * Lays out a picture.
   *
   * @param pictures of which the one that begins at {@code from} is read
   * @param columns shape (C·k·k + 1, places), overwritten
   */
  void gather(float[] pictures, int from, float[] columns) {
    int to = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int a = 0; a < kernel[0]; a++) {
        for (int b = 0; b < kernel[1]; b++) {
          for (int i = 0; i < outHeight; i++) {
            int row = i * stride[0] - padding[0] + a;
            if (row < 0 || row >= height) {
              Arrays.fill(columns, to, to + outWidth, 0);
            } else {
              gatherRow(pictures, from + (channel * height + row) * width, b, columns, to);
            }
            to += outWidth;
          }
        }
      }
    }
    Arrays.fill(columns, to, to + places(), 1);
  }

  private void gatherRow(float[] pictures, int row, int b, float[] columns, int to) {
    int left = b - padding[1];
    if (stride[1] == 1 && left >= 0 && left + outWidth <= width) {
      System.arraycopy(pictures, row + left, columns, to, outWidth);
      return;
    }
    for (int j = 0; j < outWidth; j++) {
      int column = j * stride[1] + left;
      columns[to + j] = column < 0 || column >= width ? 0 : pictures[row + column];
    }
  }

  /**
   * The transpose of {@link #gather}: adds every number of the columns to the pixel that it came
   * from. The last row came from none.
   *
   * @param columns shape (C·k·k + 1, places)
   * @param pictures of which the one that begins at {@code from} is added to
   */
  void scatter(float[] columns, float[] pictures, int from) {
    int at = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int a = 0; a < kernel[0]; a++) {
        for (int b = 0; b < kernel[1]; b++) {
          for (int i = 0; i < outHeight; i++) {
            int row = i * stride[0] - padding[0] + a;
            if (row >= 0 && row < height) {
              scatterRow(columns, at, pictures, from + (channel * height + row) * width, b);
            }
            at += outWidth;
          }
        }
      }
    }
  }

  private void scatterRow(float[] columns, int at, float[] pictures, int row, int b) {
    int left = b - padding[1];
    for (int j = 0; j < outWidth; j++) {
      int column = j * stride[1] + left;
      if (column >= 0 && column < width) {
        pictures[row + column] += columns[at + j];
      }
    }
  }
}
