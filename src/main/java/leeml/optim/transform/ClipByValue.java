package leeml.optim.transform;

import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.VectorState;

/**
 * Cuts every element to [−c, c]: out = max(−c, min(c, g)). The direction may turn.
 *
 * <p>No state. NaN stays NaN, so that whoever watches the loss still sees it.
 *
 * @param limit c, above 0
 */
public record ClipByValue(double limit) implements Optimizer {

  public ClipByValue {
    Require.positive("limit", limit);
  }

  @Override
  public State init(int size) {
    return new Clipping(size);
  }

  private final class Clipping extends VectorState {

    Clipping(int size) {
      super("clip-by-value", size, 0, 0);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      float c = (float) limit;
      for (int i = 0; i < direction.length; i++) {
        direction[i] = Math.max(-c, Math.min(c, direction[i]));
      }
    }
  }
}
