package leeml.optim;

import leeml.optim.adaptive.Moments;
import leeml.optim.adaptive.ScaleByAdaBound;
import leeml.optim.adaptive.ScaleByAdagrad;
import leeml.optim.adaptive.ScaleByAdam;
import leeml.optim.adaptive.ScaleByAmsGrad;
import leeml.optim.adaptive.ScaleByNadam;
import leeml.optim.adaptive.ScaleByRAdam;
import leeml.optim.adaptive.ScaleByRms;
import leeml.optim.adaptive.Swats;
import leeml.optim.penalty.DecoupledDecay;
import leeml.optim.penalty.L1;
import leeml.optim.penalty.L2;
import leeml.optim.penalty.SoftThreshold;
import leeml.optim.schedule.Constant;
import leeml.optim.schedule.Scaled;
import leeml.optim.transform.ClipByNorm;
import leeml.optim.transform.ClipByValue;
import leeml.optim.transform.HeavyBall;
import leeml.optim.transform.Lookahead;
import leeml.optim.transform.Nesterov;
import leeml.optim.transform.ScaleByRate;

/**
 * The optimizers under the names that the field uses, each a line of transforms.
 *
 * <p>Those that give an update are complete; {@link #clipByNorm}, {@link #clipByValue}, {@link #l1}
 * and {@link #l2} work on the gradient and stand before one: {@code Optimizer.chain(clipByNorm(1),
 * adam(0.001))}. Rates are η of Δ = −η·(…), finite and at least 0; a {@link Schedule} may stand for
 * each. Equations, variants and sources are with the transforms. Arguments out of range are refused
 * with an {@link IllegalArgumentException} that names value and range.
 */
public final class Optimizers {

  /** μ of {@link #momentum}, {@link #nesterov} and {@link #sgdwm} where none is given: 0.9. */
  public static final double MOMENTUM = 0.9;

  private static final double ADAGRAD_EPSILON = 1e-10;
  private static final double RMS_DECAY = 0.9;
  private static final double EPSILON = 1e-8;
  private static final double FINAL_RATE = 0.1;
  private static final double FINAL_RATIO = 100;
  private static final double BOUND_GAMMA = 1e-3;
  private static final double SWATS_EPSILON = 1e-9;
  private static final Moments SWATS_MOMENTS = new Moments(0.9, 0.999, SWATS_EPSILON);
  private static final Moments NADAM_MOMENTS = new Moments(0.99, 0.999, EPSILON);
  private static final double MOMENTUM_DECAY = 0.004;
  private static final int LOOKAHEAD_PERIOD = 5;
  private static final double LOOKAHEAD_RATE = 0.5;

  private Optimizers() {}

  /** Gradient descent, θ ← θ − η·g; stochastic where the gradient is a batch's. */
  public static Optimizer sgd(double rate) {
    return sgd(new Constant(rate));
  }

  /** Gradient descent with a scheduled rate. */
  public static Optimizer sgd(Schedule rate) {
    return new ScaleByRate(rate);
  }

  /** SGD with heavy-ball momentum, μ = 0.9: {@link HeavyBall}. */
  public static Optimizer momentum(double rate) {
    return momentum(new Constant(rate), MOMENTUM);
  }

  /** SGD with heavy-ball momentum, the rate outside: θ ← θ − ηₜ·vₜ, vₜ = μ·vₜ₋₁ + gₜ. */
  public static Optimizer momentum(Schedule rate, double momentum) {
    return Optimizer.chain(new HeavyBall(momentum), new ScaleByRate(rate));
  }

  /** Nesterov's accelerated gradient, μ = 0.9: {@link Nesterov}. */
  public static Optimizer nesterov(double rate) {
    return nesterov(new Constant(rate), MOMENTUM);
  }

  /** Nesterov's accelerated gradient: {@link Nesterov}. */
  public static Optimizer nesterov(Schedule rate, double momentum) {
    return Optimizer.chain(new Nesterov(momentum), new ScaleByRate(rate));
  }

  /** Adagrad, ε = 1e-10: {@link ScaleByAdagrad}. */
  public static Optimizer adagrad(double rate) {
    return adagrad(new Constant(rate), ADAGRAD_EPSILON);
  }

  /** Adagrad: {@link ScaleByAdagrad}. */
  public static Optimizer adagrad(Schedule rate, double epsilon) {
    return Optimizer.chain(new ScaleByAdagrad(epsilon), new ScaleByRate(rate));
  }

  /** RMSProp, decay 0.9, ε = 1e-8: {@link ScaleByRms}. */
  public static Optimizer rmsProp(double rate) {
    return rmsProp(new Constant(rate), RMS_DECAY, EPSILON);
  }

  /** RMSProp: {@link ScaleByRms}. */
  public static Optimizer rmsProp(Schedule rate, double decay, double epsilon) {
    return Optimizer.chain(new ScaleByRms(decay, epsilon), new ScaleByRate(rate));
  }

  /** RMSProp with ε inside the root, as A3C shares it. */
  public static Optimizer dampedRmsProp(Schedule rate, double decay, double epsilon) {
    return Optimizer.chain(new ScaleByRms(decay, epsilon, true), new ScaleByRate(rate));
  }

  /** Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8; the paper's rate is 0.001: {@link ScaleByAdam}. */
  public static Optimizer adam(double rate) {
    return adam(new Constant(rate));
  }

  /** Adam with a scheduled rate. */
  public static Optimizer adam(Schedule rate) {
    return adam(rate, Moments.DEFAULT);
  }

  /** Adam: {@link ScaleByAdam}. */
  public static Optimizer adam(Schedule rate, Moments moments) {
    return Optimizer.chain(new ScaleByAdam(moments), new ScaleByRate(rate));
  }

  /** AMSGrad with Adam's defaults: {@link ScaleByAmsGrad}. */
  public static Optimizer amsGrad(double rate) {
    return amsGrad(new Constant(rate), Moments.DEFAULT);
  }

  /** AMSGrad: {@link ScaleByAmsGrad}. */
  public static Optimizer amsGrad(Schedule rate, Moments moments) {
    return Optimizer.chain(new ScaleByAmsGrad(moments), new ScaleByRate(rate));
  }

  /**
   * AdaBound with Adam's defaults, final rate 0.1, γ = 0.001; the paper's rate is 0.001: {@link
   * ScaleByAdaBound}.
   *
   * @param rate above 0, since the final rate is given as a multiple of it
   */
  public static Optimizer adaBound(double rate) {
    double ratio = FINAL_RATE / Require.positive("rate", rate);
    return adaBound(new Constant(rate), ratio, BOUND_GAMMA, Moments.DEFAULT);
  }

  /** AdaBound with a scheduled rate and bounds that close in on a hundred times it. */
  public static Optimizer adaBound(Schedule rate) {
    return adaBound(rate, FINAL_RATIO, BOUND_GAMMA, Moments.DEFAULT);
  }

  /**
   * AdaBound: {@link ScaleByAdaBound}.
   *
   * @param finalRatio the final rate over the base rate
   * @param gamma how fast the bounds close in
   */
  public static Optimizer adaBound(
      Schedule rate, double finalRatio, double gamma, Moments moments) {
    return Optimizer.chain(new ScaleByAdaBound(moments, finalRatio, gamma), new ScaleByRate(rate));
  }

  /** SWATS with Adam's βs, ε = δ = 1e-9; the paper's rate is 0.001: {@link Swats}. */
  public static Optimizer swats(double rate) {
    return swats(new Constant(rate), SWATS_MOMENTS, SWATS_EPSILON);
  }

  /** SWATS: {@link Swats}. */
  public static Optimizer swats(Schedule rate, Moments moments, double tolerance) {
    return new Swats(rate, moments, tolerance);
  }

  /** RAdam with Adam's defaults, denominator in use once ρₜ > 4: {@link ScaleByRAdam}. */
  public static Optimizer rAdam(double rate) {
    return rAdam(new Constant(rate), Moments.DEFAULT);
  }

  /** RAdam: {@link ScaleByRAdam}. */
  public static Optimizer rAdam(Schedule rate, Moments moments) {
    return Optimizer.chain(new ScaleByRAdam(moments), new ScaleByRate(rate));
  }

  /**
   * Nadam with the momentum schedule, β₁ = 0.99, so that μₜ grows from 0.5 to 0.99, β₂ = 0.999, ε =
   * 1e-8; a usual rate is 0.002: {@link ScaleByNadam}.
   */
  public static Optimizer nadam(double rate) {
    return nadam(new Constant(rate), NADAM_MOMENTS, MOMENTUM_DECAY);
  }

  /** Nadam: {@link ScaleByNadam}. */
  public static Optimizer nadam(Schedule rate, Moments moments, double momentumDecay) {
    return Optimizer.chain(new ScaleByNadam(moments, momentumDecay), new ScaleByRate(rate));
  }

  /** Lookahead around a complete optimizer, k = 5, α = 0.5: {@link Lookahead}. */
  public static Optimizer lookahead(Optimizer inner) {
    return lookahead(inner, LOOKAHEAD_PERIOD, LOOKAHEAD_RATE);
  }

  /** Lookahead around a complete optimizer: {@link Lookahead}. */
  public static Optimizer lookahead(Optimizer inner, int period, double slowRate) {
    return new Lookahead(inner, period, slowRate);
  }

  /** SGDWM with a constant rate, μ = 0.9: θ ← (1 − λ)·θ − vₜ; nothing is exempt. */
  public static Optimizer sgdwm(double rate, double decay) {
    return sgdwm(rate, new Constant(1), MOMENTUM, decay, 0);
  }

  /**
   * SGD with momentum and decoupled weight decay, as in algorithm 1 of Loshchilov and Hutter 2019:
   * vₜ = μ·vₜ₋₁ + ηₜ·α·gₜ, θ ← θ − vₜ − ηₜ·λ·θ. The rate is inside the momentum.
   *
   * @param rate α
   * @param multiplier ηₜ, of the rate and of the decay
   * @param decay λ, not multiplied by α: {@link DecoupledDecay}
   * @param exempt how many parameters at the end of θ do not decay
   */
  public static Optimizer sgdwm(
      double rate, Schedule multiplier, double momentum, double decay, int exempt) {
    return Optimizer.chain(
        new ScaleByRate(new Scaled(rate, multiplier)),
        new HeavyBall(momentum),
        new DecoupledDecay(decay, multiplier, exempt));
  }

  /** AdamW with a constant rate and Adam's defaults; nothing is exempt. */
  public static Optimizer adamW(double rate, double decay) {
    return adamW(rate, new Constant(1), Moments.DEFAULT, decay, 0);
  }

  /**
   * Adam with decoupled weight decay, as in algorithm 2 of Loshchilov and Hutter 2019: θ ← θ −
   * ηₜ·(α·m̂/(√v̂ + ε) + λ·θ).
   *
   * @param rate α
   * @param multiplier ηₜ, of the rate and of the decay
   * @param decay λ, not multiplied by α: {@link DecoupledDecay}
   * @param exempt how many parameters at the end of θ do not decay
   */
  public static Optimizer adamW(
      double rate, Schedule multiplier, Moments moments, double decay, int exempt) {
    return Optimizer.chain(
        new ScaleByAdam(moments),
        new ScaleByRate(new Scaled(rate, multiplier)),
        new DecoupledDecay(decay, multiplier, exempt));
  }

  /** Proximal gradient descent (ISTA) for L + λ·‖θ‖₁: {@link SoftThreshold}. */
  public static Optimizer proximalSgd(Schedule rate, double strength, int exempt) {
    return Optimizer.chain(new ScaleByRate(rate), new SoftThreshold(strength, rate, exempt));
  }

  /** Shortens the gradient to a norm of at most {@code limit}: {@link ClipByNorm}. */
  public static Optimizer clipByNorm(double limit) {
    return new ClipByNorm(limit);
  }

  /** Cuts each element of the gradient to [−limit, limit]: {@link ClipByValue}. */
  public static Optimizer clipByValue(double limit) {
    return new ClipByValue(limit);
  }

  /** Adds λ·sign(θ) to the gradient: {@link L1}. */
  public static Optimizer l1(double strength, int exempt) {
    return new L1(strength, exempt);
  }

  /** Adds λ·θ to the gradient: {@link L2}. */
  public static Optimizer l2(double strength, int exempt) {
    return new L2(strength, exempt);
  }
}
