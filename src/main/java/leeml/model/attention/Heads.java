package leeml.model.attention;

import java.io.Serializable;
import java.util.Arrays;
import leeml.model.kernel.Kernel;
import leeml.model.kernel.Panels;
import leeml.model.recurrent.Rows;
import leeml.model.sequence.PackedSteps;

/**
 * What each head does for each sequence: P = softmax(Q Kᵀ / √w), row by row, and O = P V, with Q,
 * K, V of shape (T, w), w numbers a head.
 *
 * <p>Queries, keys and values come as rows of 3D numbers, D = heads · w, and lie here head by head,
 * the steps of a sequence behind each other, so that all products are over whole arrays.
 */
final class Heads implements Serializable {

  private final int heads;
  private final int width;
  private final boolean isCausal;
  private transient float[] q;
  private transient float[] k;
  private transient float[] v;
  private transient float[] o;
  private transient float[] weights;
  private transient float[] weightSlope;
  private transient Panels panels;

  Heads(int heads, int width, boolean isCausal) {
    this.heads = heads;
    this.width = width;
    this.isCausal = isCausal;
  }

  private int model() {
    return heads * width;
  }

  /**
   * @param triples queries, keys and values, shape (rows, 3D); not modified
   * @param context takes O of all heads side by side, shape (rows, D)
   */
  void forward(PackedSteps packed, float[] triples, float[] context) {
    reserve(packed);
    int at = 0;
    int squares = 0;
    for (int p = 0; p < packed.count(); p++) {
      int steps = packed.length(p);
      for (int head = 0; head < heads; head++) {
        gather(packed, p, triples, 3 * model(), head * width, q, at);
        gather(packed, p, triples, 3 * model(), model() + head * width, k, at);
        gather(packed, p, triples, 3 * model(), 2 * model() + head * width, v, at);
        attend(steps, at, squares);
        scatter(packed, p, o, 0, context, model(), head * width);
        at += steps * width;
        squares += steps * steps;
      }
    }
  }

  private void attend(int steps, int at, int square) {
    Kernel kernel = Kernel.fastest();
    Arrays.fill(weights, square, square + steps * steps, 0);
    panels().packTransposed(k, at, steps, width);
    kernel.addProduct(q, at, steps, panels, weights, square);
    float scale = scale();
    for (int t = 0; t < steps; t++) {
      int row = square + t * steps;
      int seen = isCausal ? t + 1 : steps;
      for (int j = row; j < row + seen; j++) {
        weights[j] *= scale;
      }
      kernel.softmax(weights, row, seen);
      Arrays.fill(weights, row + seen, row + steps, 0);
    }
    Arrays.fill(o, 0, steps * width, 0);
    kernel.addProduct(weights, square, steps, panels.pack(v, at, steps, width), o, 0);
  }

  /**
   * After a {@link #forward}.
   *
   * @param slope dL/d(context), shape (rows, D); not modified
   * @param below takes dL/d(triples), shape (rows, 3D)
   */
  void backward(PackedSteps packed, float[] slope, float[] below) {
    int longest = packed.steps();
    float[] own = new float[longest * width];
    float[] back = new float[longest * width];
    weightSlope = Rows.atLeast(weightSlope, longest * longest);
    int at = 0;
    int squares = 0;
    for (int p = 0; p < packed.count(); p++) {
      int steps = packed.length(p);
      for (int head = 0; head < heads; head++) {
        gather(packed, p, slope, model(), head * width, own, 0);
        addOuters(weights, squares, steps, own, 0, back);
        scatter(packed, p, back, 0, below, 3 * model(), 2 * model() + head * width);
        weightSlopes(steps, at, squares, own);
        Arrays.fill(back, 0, steps * width, 0);
        Kernel.fastest()
            .addProduct(weightSlope, 0, steps, panels.pack(k, at, steps, width), back, 0);
        scatter(packed, p, back, 0, below, 3 * model(), head * width);
        addOuters(weightSlope, 0, steps, q, at, back);
        scatter(packed, p, back, 0, below, 3 * model(), model() + head * width);
        at += steps * width;
        squares += steps * steps;
      }
    }
  }

  /** into = squareᵀ rows. */
  private void addOuters(
      float[] square, int squareAt, int steps, float[] rows, int at, float[] into) {
    Arrays.fill(into, 0, steps * width, 0);
    Kernel.fastest().addOuters(square, squareAt, steps, steps, rows, at, width, into, 0);
  }

  /** dL/dS for S = Q Kᵀ / √w, and by 1/√w: with δ = dL/dP, P ⊙ (δ − rowsum(δ ⊙ P)) / √w. */
  private void weightSlopes(int steps, int at, int square, float[] slope) {
    Arrays.fill(weightSlope, 0, steps * steps, 0);
    panels().packTransposed(v, at, steps, width);
    Kernel.fastest().addProduct(slope, 0, steps, panels, weightSlope, 0);
    float scale = scale();
    for (int t = 0; t < steps; t++) {
      int row = t * steps;
      float sum = Sums.ofProducts(weightSlope, row, weights, square + row, steps);
      for (int j = row; j < row + steps; j++) {
        weightSlope[j] = weights[square + j] * (weightSlope[j] - sum) * scale;
      }
    }
  }

  private float scale() {
    return (float) (1 / Math.sqrt(width));
  }

  private void gather(
      PackedSteps packed, int p, float[] rows, int columns, int column, float[] into, int at) {
    for (int t = 0; t < packed.length(p); t++) {
      System.arraycopy(rows, packed.row(t, p) * columns + column, into, at + t * width, width);
    }
  }

  private void scatter(
      PackedSteps packed, int p, float[] from, int at, float[] rows, int columns, int column) {
    for (int t = 0; t < packed.length(p); t++) {
      System.arraycopy(from, at + t * width, rows, packed.row(t, p) * columns + column, width);
    }
  }

  private void reserve(PackedSteps packed) {
    int length = packed.rows() * model();
    q = Rows.atLeast(q, length);
    k = Rows.atLeast(k, length);
    v = Rows.atLeast(v, length);
    o = Rows.atLeast(o, packed.steps() * width);
    int squares = 0;
    for (int p = 0; p < packed.count(); p++) {
      squares = Math.addExact(squares, heads * packed.length(p) * packed.length(p));
    }
    weights = Rows.atLeast(weights, squares);
  }

  private Panels panels() {
    if (panels == null) {
      panels = new Panels(Kernel.fastest());
    }
    return panels;
  }
}
