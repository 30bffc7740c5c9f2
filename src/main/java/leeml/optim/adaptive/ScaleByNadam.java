package leeml.optim.adaptive;

import java.util.Objects;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.optim.VectorState;

/**
 * Nadam: Adam with Nesterov's momentum, which takes the next step's share of m already now.
 *
 * <p>μₜ = β₁·(1 − ½·0.96^(ψt)), mₜ = μₜ·mₜ₋₁ + (1 − μₜ)·gₜ, vₜ and v̂ as Adam's, Πₜ = μ₁·…·μₜ; m̄ =
 * μₜ₊₁·mₜ/(1 − Πₜ₊₁) + (1 − μₜ)·gₜ/(1 − Πₜ); out: m̄/(√v̂ + ε).
 *
 * <p>Variant: the full one with the momentum schedule μₜ, not the simple one with constant β₁. v̂
 * is vₜ/(1 − β₂ᵗ); the factor β₂ that the paper's algorithm 2 puts in front of vₜ is left out, as
 * libraries do. State: m, v; the step count and Πₜ. Source: Dozat 2016, algorithm 2.
 *
 * @param moments β₁ (what μₜ tends to), β₂, ε
 * @param momentumDecay ψ, above 0; 0.004 in the paper, written 1/250
 */
public record ScaleByNadam(Moments moments, double momentumDecay) implements Optimizer {

  public ScaleByNadam {
    Objects.requireNonNull(moments, "moments");
    Require.positive("momentumDecay", momentumDecay);
  }

  @Override
  public State init(int size) {
    return new NadamState(size);
  }

  private double momentum(long t) {
    return moments.beta1() * (1 - 0.5 * Math.pow(0.96, momentumDecay * t));
  }

  private final class NadamState extends VectorState {

    private static final int PRODUCT = 1;

    private final float[] m = vector(0);
    private final float[] v = vector(1);

    NadamState(int size) {
      super("nadam", size, 2, 2);
      setScalar(PRODUCT, 1);
    }

    @Override
    protected void step(float[] direction, float[] theta) {
      long t = nextStep();
      double mu = momentum(t);
      double next = momentum(t + 1);
      double product = scalar(PRODUCT) * mu;
      setScalar(PRODUCT, product);
      float shareOfMean = (float) (next / (1 - product * next));
      float shareOfGradient = (float) ((1 - mu) / (1 - product));
      float correction2 = (float) (1 / Math.sqrt(moments.weight2(t)));
      float keep1 = (float) mu;
      float add1 = (float) (1 - mu);
      float keep2 = moments.keep2();
      float add2 = moments.add2();
      float eps = moments.eps();
      for (int i = 0; i < direction.length; i++) {
        float g = direction[i];
        m[i] = keep1 * m[i] + add1 * g;
        v[i] = keep2 * v[i] + add2 * g * g;
        float mean = shareOfMean * m[i] + shareOfGradient * g;
        direction[i] = mean / (correction2 * (float) Math.sqrt(v[i]) + eps);
      }
    }
  }
}
