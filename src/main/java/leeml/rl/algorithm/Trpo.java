package leeml.rl.algorithm;

import java.util.Arrays;
import leeml.rl.policy.ActorCritic;
import leeml.rl.policy.Categorical;
import leeml.rl.rollout.Rollout;

/**
 * TRPO: the longest step of the policy that a bound on the divergence allows.
 *
 * <pre>
 *   g = ∇ mean_t r_t Â_t                         at θ, where all r_t = 1
 *   solve F x = g by conjugate gradient,         F the Hessian of mean_t KL(π_old ‖ π_θ)
 *   s = √(2δ / xᵀ F x) x                         the step of natural gradient with KL ≈ δ
 *   θ ← θ + 0.8ʲ s with the first j = 0, 1, … at which mean r Â has grown and KL ≤ δ; else θ stays
 * </pre>
 *
 * F v is (∇KL(θ + h v) − ∇KL(θ − h v)) / 2h, plus damping · v: ∇KL is a forward and a backward
 * pass, and 0 at θ. The critic learns by Adam on ½ (R − V)² beside it.
 *
 * <p>Source: Schulman et al., Trust region policy optimization, ICML 2015, §6 and appendix C, with
 * differences of gradients for products and λ-advantages; Hung-yi Lee, Deep Reinforcement Learning:
 * TRPO.
 */
public final class Trpo implements Learner {

  private static final int ROUNDS = 10;
  private static final double TOLERANCE = 1e-10;
  private static final double DAMPING = 0.1;
  private static final double SHRINK = 0.8;
  private static final int TRIES = 10;

  /** Length of h v: large against the rounding of float, small against θ. */
  private static final double PROBE = 1e-2;

  private final ActorCritic net;
  private final Settings settings;
  private final double bound;
  private final MinibatchDescent critic;

  /**
   * A learner.
   *
   * @param bound δ in nats, above 0
   */
  public Trpo(ActorCritic net, Settings settings, double bound) {
    if (!(bound > 0)) {
      throw new IllegalArgumentException("bound = " + bound + ", expected above 0");
    }
    this.net = net;
    this.settings = settings.ofCritic();
    this.bound = bound;
    this.critic = new MinibatchDescent(net, this.settings);
  }

  @Override
  public Learned learn(float[] theta, Rollout rollout, long seed) {
    Evidence evidence = Evidence.of(net, theta, rollout, settings.gamma(), settings.lambda());
    double[] gradient = surrogateGradient(theta, evidence);
    double[] x =
        ConjugateGradient.solve(
            v -> fisherProduct(theta, evidence, v), gradient, ROUNDS, TOLERANCE);
    double xFx = ConjugateGradient.dot(x, fisherProduct(theta, evidence, x));
    double taken = xFx > 0 ? search(theta, evidence, x, Math.sqrt(2 * bound / xFx)) : 0;
    Shift shift = Shift.of(net, theta, evidence);
    critic.run(theta, evidence, (e, t, scores, weight, slopes) -> 0, seed);
    return new Learned(-shift.surrogate(), shift.divergence(), Double.NaN, taken);
  }

  /** Moves the policy; the share of the full step that was taken, 0 if none was good. */
  private double search(float[] theta, Evidence evidence, double[] x, double length) {
    float[] start = theta.clone();
    double before = Shift.of(net, theta, evidence).surrogate();
    double share = 1;
    for (int j = 0; j < TRIES; j++, share *= SHRINK) {
      move(start, x, share * length, theta);
      Shift shift = Shift.of(net, theta, evidence);
      if (shift.surrogate() > before && shift.divergence() <= bound) {
        return share;
      }
    }
    System.arraycopy(start, 0, theta, 0, theta.length);
    return 0;
  }

  private double[] surrogateGradient(float[] theta, Evidence evidence) {
    int n = evidence.size();
    int k = net.actions();
    float[] scores = net.scores(theta, evidence.observations(), n);
    float[] slopes = new float[n * k];
    for (int t = 0; t < n; t++) {
      double weight = evidence.advantages()[t] / n;
      Categorical.addLogGradient(weight, scores, t * k, k, evidence.actions()[t], slopes);
    }
    return policyGradient(theta, evidence, slopes);
  }

  /** F v + damping · v. */
  private double[] fisherProduct(float[] theta, Evidence evidence, double[] v) {
    double norm = Math.sqrt(ConjugateGradient.dot(v, v));
    double h = norm == 0 ? 0 : PROBE / norm;
    double[] product = new double[v.length];
    if (h == 0) {
      return product;
    }
    float[] there = theta.clone();
    double[] ahead = divergenceGradient(move(theta, v, h, there), evidence);
    double[] behind = divergenceGradient(move(theta, v, -h, there), evidence);
    for (int i = 0; i < v.length; i++) {
      product[i] = (ahead[i] - behind[i]) / (2 * h) + DAMPING * v[i];
    }
    return product;
  }

  private double[] divergenceGradient(float[] theta, Evidence evidence) {
    int n = evidence.size();
    int k = net.actions();
    float[] scores = net.scores(theta, evidence.observations(), n);
    float[] slopes = new float[n * k];
    for (int t = 0; t < n; t++) {
      Categorical.addDivergenceGradient(
          1.0 / n, evidence.scores(), t * k, scores, t * k, k, slopes);
    }
    return policyGradient(theta, evidence, slopes);
  }

  private double[] policyGradient(float[] theta, Evidence evidence, float[] slopes) {
    float[] gradient = new float[net.size()];
    net.addPolicyGradient(theta, evidence.observations(), evidence.size(), slopes, gradient);
    double[] policy = new double[net.policySize()];
    Arrays.setAll(policy, i -> gradient[i]);
    return policy;
  }

  /** into ← from + length · direction in the policy's parameters. */
  private static float[] move(float[] from, double[] direction, double length, float[] into) {
    for (int i = 0; i < direction.length; i++) {
      into[i] = (float) (from[i] + length * direction[i]);
    }
    return into;
  }
}
