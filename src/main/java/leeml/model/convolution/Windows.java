package leeml.model.convolution;

import java.util.Arrays;
import leeml.model.kernel.Kernel;
import leeml.model.kernel.Panels;

/** Space for a pass of a {@link TextConvolution}, used again by the next. */
final class Windows {

  final Panels panels = new Panels(Kernel.fastest());

  /** Embedded words, shape (rows, inputs), zeros in the gaps. */
  float[] x = {};

  /** The values of one width's filters at every row, shape (rows, filters). */
  float[] z = {};

  /** The largest value of each filter in each sentence, shape (sentences, all filters). */
  float[] largest = {};

  /** What a largest value is multiplied with: 0 where it is below 0 or hidden. */
  float[] kept = {};

  /** The row at which the winning window begins. */
  int[] at = {};

  /** Sentences times filters. */
  int pooled;

  /** Makes room, and clears the embedded words. */
  void reserve(SpacedRows rows, int inputs, int filters, int allFilters) {
    pooled = rows.sentences() * allFilters;
    if (largest.length < pooled) {
      largest = new float[pooled];
      kept = new float[pooled];
      at = new int[pooled];
    }
    if (z.length < rows.rows() * filters) {
      z = new float[rows.rows() * filters];
    }
    if (x.length < rows.rows() * inputs) {
      x = new float[rows.rows() * inputs];
    } else {
      Arrays.fill(x, 0, rows.rows() * inputs, 0);
    }
  }
}
