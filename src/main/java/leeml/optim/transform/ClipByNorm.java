package leeml.optim.transform;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.VectorState;

/**
 * Shortens a gradient that is too long, over all parameters at once: out = g·min(1, c/‖g‖₂).
 *
 * <p>The direction stays; a gradient within the limit passes unchanged, bit for bit. The norm is
 * summed in double. No state. A norm that is NaN leaves the gradient as it is, an infinite one
 * makes its infinite elements NaN: either way whoever watches the loss sees it.
 *
 * <p>Source: Pascanu, Mikolov and Bengio 2013, algorithm 1.
 *
 * @param limit c, above 0
 */
public record ClipByNorm(double limit) implements Optimizer {

  public ClipByNorm {
    Require.positive("limit", limit);
  }

  @Override
  public State init(int size) {
    return new Clipping(size);
  }

  private final class Clipping extends VectorState {

    Clipping(int size) {
      super("clip-by-norm", size, 0, 0);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      double norm = norm(direction);
      if (norm > limit) {
        float factor = (float) (limit / norm);
        for (int i = 0; i < direction.length; i++) {
          direction[i] *= factor;
        }
      }
    }
  }

  /** ‖x‖₂; four sums side by side, because one alone waits for each addition. */
  private static double norm(float[] x) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int whole = x.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      a += (double) x[i] * x[i];
      b += (double) x[i + 1] * x[i + 1];
      c += (double) x[i + 2] * x[i + 2];
      d += (double) x[i + 3] * x[i + 3];
    }
    for (int i = whole; i < x.length; i++) {
      a += (double) x[i] * x[i];
    }
    return Math.sqrt((a + b) + (c + d));
  }
}
