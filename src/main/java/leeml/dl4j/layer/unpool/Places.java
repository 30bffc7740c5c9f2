package leeml.dl4j.layer.unpool;

/**
 * Where the largest of each window of s × s numbers lies, of equal ones the first; windows do not
 * overlap, and rows and columns that fill none are left out.
 *
 * @param planes maps, of all examples
 * @param height of a map before pooling
 * @param width of a map before pooling
 * @param size s
 */
record Places(int planes, int height, int width, int size) {

  /** Rows of a map after pooling. */
  int outHeight() {
    return height / size;
  }

  /** Columns of a map after pooling. */
  int outWidth() {
    return width / size;
  }

  /**
   * Finds them.
   *
   * @param maps shape (planes, height, width); not modified
   * @return shape (planes, height/s, width/s), indices into {@code maps}
   */
  int[] of(float[] maps) {
    int[] places = new int[planes * outHeight() * outWidth()];
    int at = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int i = 0; i < outHeight(); i++) {
        for (int j = 0; j < outWidth(); j++) {
          places[at++] = largest(maps, (plane * height + i * size) * width + j * size);
        }
      }
    }
    return places;
  }

  private int largest(float[] maps, int first) {
    int best = first;
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        int there = first + a * width + b;
        best = maps[there] > maps[best] ? there : best;
      }
    }
    return best;
  }

  /** Puts each number at its place and 0 everywhere else; shape (planes, height, width). */
  float[] spread(float[] numbers, int[] places) {
    float[] spread = new float[planes * height * width];
    for (int i = 0; i < places.length; i++) {
      spread[places[i]] = numbers[i];
    }
    return spread;
  }

  /** The transpose of {@link #spread}: the numbers at the places. */
  static float[] gather(float[] maps, int[] places) {
    float[] numbers = new float[places.length];
    for (int i = 0; i < places.length; i++) {
      numbers[i] = maps[places[i]];
    }
    return numbers;
  }
}
