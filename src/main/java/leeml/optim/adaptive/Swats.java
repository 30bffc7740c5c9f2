package leeml.optim.adaptive;

import java.util.Arrays;
import java.util.Objects;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.Schedule;
import leeml.optim.VectorState;

/**
 * SWATS: runs Adam until the rate that gradient descent would need has settled, then switches to
 * gradient descent with momentum at that rate, for good.
 *
 * <p>Adam's phase, with update p and gradient g: if p·g ≠ 0, γₜ = p·p/(−p·g) and λₜ = β₂·λₜ₋₁ + (1
 * − β₂)·γₜ, else λₜ = λₜ₋₁. Once t &gt; 1 and |λₜ/(1 − β₂ᵗ) − γₜ| &lt; δ, Λ = λₜ/(1 − β₂ᵗ) and the
 * next step is the first of the second phase: vₜ = β₁·vₜ₋₁ + gₜ from v = 0, Δ = −(1 − β₁)·Λ·vₜ.
 *
 * <p>A complete optimizer: p contains the rate, and the output is an update. Two additions to the
 * paper: Λ must be above 0, or the second phase would climb; and if the rate is scheduled, Λ goes
 * on with the schedule, Λ·ηₜ/η_switch. The dot products run over all of θ, in double. State: m
 * (then v), Adam's v; the step count, λ, and Λ/η_switch, which is 0 in Adam's phase. Source: Keskar
 * and Socher 2017, algorithm 1.
 *
 * @param rate ηₜ of Adam's phase
 * @param moments β₁, β₂, ε
 * @param tolerance δ, above 0
 */
public record Swats(Schedule rate, Moments moments, double tolerance) implements Optimizer {

  public Swats {
    Objects.requireNonNull(moments, "moments");
    Objects.requireNonNull(rate, "rate");
    Require.positive("tolerance", tolerance);
  }

  @Override
  public State init(int size) {
    return new SwatsState(size);
  }

  private final class SwatsState extends VectorState {

    private static final int AVERAGE = 1;
    private static final int RATIO = 2;

    private final float[] m = vector(0);
    private final float[] v = vector(1);

    /** Room for the gradient within one step; nothing in it outlives the step. */
    private final float[] gradient;

    SwatsState(int size) {
      super("swats", size, 2, 3);
      gradient = new float[size];
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      long t = nextStep();
      double eta = Schedule.checkedRate(rate, t);
      if (scalar(RATIO) > 0) {
        descend(direction, scalar(RATIO) * eta);
      } else {
        System.arraycopy(direction, 0, gradient, 0, gradient.length);
        adam(direction, eta, t);
        watch(direction, eta, t);
      }
    }

    private void adam(float[] direction, double eta, long t) {
      float factor = (float) (-eta / moments.weight1(t));
      float correction2 = (float) (1 / Math.sqrt(moments.weight2(t)));
      float keep1 = moments.keep1();
      float add1 = moments.add1();
      float keep2 = moments.keep2();
      float add2 = moments.add2();
      float eps = moments.eps();
      for (int i = 0; i < direction.length; i++) {
        float g = direction[i];
        m[i] = keep1 * m[i] + add1 * g;
        v[i] = keep2 * v[i] + add2 * g * g;
        direction[i] = factor * m[i] / (correction2 * (float) Math.sqrt(v[i]) + eps);
      }
    }

    /** Follows γ, and switches when it has settled. */
    private void watch(float[] update, double eta, long t) {
      double alongGradient = dot(update, gradient);
      if (alongGradient == 0) {
        return;
      }
      double gamma = dot(update, update) / -alongGradient;
      double average = moments.beta2() * scalar(AVERAGE) + (1 - moments.beta2()) * gamma;
      setScalar(AVERAGE, average);
      double settled = average / moments.weight2(t);
      if (t > 1 && settled > 0 && Math.abs(settled - gamma) < tolerance) {
        setScalar(RATIO, settled / eta);
        Arrays.fill(m, 0);
      }
    }

    private void descend(float[] direction, double lambda) {
      float keep = moments.keep1();
      float factor = (float) (-(1 - moments.beta1()) * lambda);
      for (int i = 0; i < direction.length; i++) {
        m[i] = keep * m[i] + direction[i];
        direction[i] = factor * m[i];
      }
    }

    /** Adam's ηₜ, and after the switch Λ. */
    @Override
    public double learningRate() {
      double eta = Schedule.checkedRate(rate, lastStep());
      return scalar(RATIO) > 0 ? scalar(RATIO) * eta : eta;
    }
  }

  private static double dot(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (double) x[i] * y[i];
    }
    return sum;
  }
}
