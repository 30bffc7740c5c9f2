package leeml.optim.transform;

import java.util.Objects;
import leeml.optim.Optimizer;
import leeml.optim.Schedule;
import leeml.optim.VectorState;

/**
 * Turns a direction of ascent into an update: Δ = −ηₜ·d. On its own it is gradient descent.
 *
 * <p>State: the step count. The rate is taken in double and applied in float.
 *
 * @param rate ηₜ; every value finite and at least 0
 */
public record ScaleByRate(Schedule rate) implements Optimizer {

  public ScaleByRate {
    Objects.requireNonNull(rate, "rate");
  }

  @Override
  public State init(int size) {
    return new Scaling(size);
  }

  private final class Scaling extends VectorState {

    Scaling(int size) {
      super("rate", size, 0, 1);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      float factor = (float) -Schedule.checkedRate(rate, nextStep());
      for (int i = 0; i < direction.length; i++) {
        direction[i] *= factor;
      }
    }

    @Override
    public double learningRate() {
      return Schedule.checkedRate(rate, lastStep());
    }
  }
}
