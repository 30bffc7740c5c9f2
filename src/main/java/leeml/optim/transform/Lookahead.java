package leeml.optim.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.VectorState;

/**
 * Lookahead: k steps forward with any optimizer, then one step back.
 *
 * <p>The inner optimizer moves the fast weights θ. After every k-th step the slow weights φ follow,
 * φ ← φ + α·(θ − φ), and the fast ones start from there again, θ ← φ. φ₀ is the θ of the first
 * update. The inner state is kept over the step back (the paper's default, against resetting it).
 *
 * <p>In update form: Δ is the inner update in all steps but each k-th, where Δ = φ − θ. With α = 1
 * it is the inner optimizer. The inner optimizer must be complete: its output is added to θ.
 *
 * <p>State: φ and the step count, then the inner state's. Source: Zhang, Lucas, Hinton and Ba 2019,
 * algorithm 1.
 *
 * @param inner the optimizer of the fast weights
 * @param period k, at least 1
 * @param slowRate α in (0, 1]
 */
public record Lookahead(Optimizer inner, int period, double slowRate) implements Optimizer {

  public Lookahead {
    Objects.requireNonNull(inner, "inner");
    Require.atLeast("period", period, 1);
    Require.share("slowRate", slowRate);
  }

  @Override
  public State init(int size) {
    return new SlowAndFast(inner.init(size), new Slow(size));
  }

  private record SlowAndFast(State fast, Slow slow) implements State {

    @Override
    public void update(float[] direction, float[] theta) {
      fast.update(direction, theta);
      slow.update(direction, theta);
    }

    @Override
    public double learningRate() {
      return fast.learningRate();
    }

    @Override
    public String kind() {
      return slow.kind() + "(" + fast.kind() + ")";
    }

    @Override
    public List<float[]> vectors() {
      List<float[]> all = new ArrayList<>(slow.vectors());
      all.addAll(fast.vectors());
      return all;
    }

    @Override
    public double[] scalars() {
      double[] inner = fast.scalars();
      double[] all = new double[inner.length + 1];
      all[0] = slow.scalars()[0];
      System.arraycopy(inner, 0, all, 1, inner.length);
      return all;
    }

    @Override
    public void setScalars(double[] scalars) {
      int expected = scalars().length;
      if (scalars.length != expected) {
        throw new IllegalArgumentException(
            kind() + " keeps " + expected + " scalars, but got " + scalars.length);
      }
      slow.setScalars(Arrays.copyOf(scalars, 1));
      fast.setScalars(Arrays.copyOfRange(scalars, 1, scalars.length));
    }
  }

  /** The step back: its direction is the inner optimizer's update. */
  private final class Slow extends VectorState {

    private final float[] phi = vector(0);

    Slow(int size) {
      super("lookahead", size, 1, 1);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      long t = nextStep();
      if (t == 1) {
        System.arraycopy(theta, 0, phi, 0, phi.length);
      }
      if (t % period == 0) {
        float alpha = (float) slowRate;
        for (int i = 0; i < direction.length; i++) {
          phi[i] += alpha * (theta[i] + direction[i] - phi[i]);
          direction[i] = phi[i] - theta[i];
        }
      }
    }
  }
}
