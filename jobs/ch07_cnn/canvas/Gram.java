package ch07_cnn.canvas;

/**
 * What maps have in common wherever it is: Gₖₗ = 1/M Σᵢⱼ aᵏᵢⱼ aˡᵢⱼ over the M places of K maps. Two
 * pictures of different sizes can be held against each other by it.
 *
 * @param maps K
 * @param values shape (K, K)
 */
record Gram(int maps, float[] values) {

  /**
   * Of one picture's maps.
   *
   * @param a shape (K, M); not modified
   */
  static Gram of(float[] a, int maps) {
    int places = a.length / maps;
    float[] values = new float[maps * maps];
    for (int k = 0; k < maps; k++) {
      for (int l = 0; l <= k; l++) {
        double sum = 0;
        for (int m = 0; m < places; m++) {
          sum += (double) a[k * places + m] * a[l * places + m];
        }
        values[k * maps + l] = (float) (sum / places);
        values[l * maps + k] = values[k * maps + l];
      }
    }
    return new Gram(maps, values);
  }

  /** ‖G − other‖² / 4K². */
  double distance(Gram other) {
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      double difference = (double) values[i] - other.values[i];
      squares += difference * difference;
    }
    return squares / (4.0 * maps * maps);
  }

  /**
   * The derivative of {@link #distance} by the maps that this one was made of: (G − other) a / (K²
   * M), shape (K, M).
   */
  float[] slope(Gram other, float[] a) {
    int places = a.length / maps;
    float[] slope = new float[a.length];
    double scale = 1.0 / ((double) maps * maps * places);
    for (int k = 0; k < maps; k++) {
      for (int l = 0; l < maps; l++) {
        float difference = (float) ((values[k * maps + l] - other.values[k * maps + l]) * scale);
        for (int m = 0; m < places; m++) {
          slope[k * places + m] += difference * a[l * places + m];
        }
      }
    }
    return slope;
  }
}
