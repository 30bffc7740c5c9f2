package leeml.model.convolution;

import java.io.Serializable;

/**
 * What classes make of the filters' largest values: z = h O + c, h the values above 0, times what
 * dropout leaves of them.
 *
 * <p>Its parameters stand from {@code at} on in θ: O, shape (filters, classes) row by row, and c.
 */
record PooledScores(int filters, int classes, int at) implements Serializable {

  /** The number of its parameters. */
  int size() {
    return (filters + 1) * classes;
  }

  /** O[filter, k]. */
  float weight(float[] theta, int filter, int k) {
    return theta[at + filter * classes + k];
  }

  /** The scores of sentence i; overwrites z. */
  void score(float[] theta, Windows windows, int i, float[] z) {
    System.arraycopy(theta, at + filters * classes, z, 0, classes);
    for (int f = 0; f < filters; f++) {
      int place = i * filters + f;
      float h = windows.kept[place] == 0 ? 0 : windows.kept[place] * windows.largest[place];
      for (int k = 0; k < classes; k++) {
        z[k] += h * weight(theta, f, k);
      }
    }
  }

  /** Adds dL/dc of a sentence. */
  void addBiases(float[] slope, float[] gradient) {
    for (int k = 0; k < classes; k++) {
      gradient[at + filters * classes + k] += slope[k];
    }
  }

  /**
   * Adds a filter's part of dL/dO of sentence i.
   *
   * @param slope dL/dz; not modified
   * @return dL/d(its largest value)
   */
  float addWeights(
      float[] theta, Windows windows, int i, int filter, float[] slope, float[] gradient) {
    int place = i * filters + filter;
    float kept = windows.kept[place];
    float delta = 0;
    for (int k = 0; k < classes; k++) {
      gradient[at + filter * classes + k] += slope[k] * kept * windows.largest[place];
      delta += slope[k] * weight(theta, filter, k);
    }
    return delta * kept;
  }
}
