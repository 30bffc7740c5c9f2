package ch04_optimization.theory;

import org.apache.commons.math3.special.Beta;

/**
 * The variance of Adam's adaptive rate ψₜ = √((1 − β₂ᵗ)/((1 − β₂) Σᵢ β₂^(t−i) gᵢ²)) when the
 * gradients are normal with mean 0 and variance 1, after Liu et al.
 *
 * <p>ψₜ² is close to a scaled inverse χ² variable with ρₜ degrees of freedom, where ρₜ is the
 * length of the plain average that lies as far back in time as the exponential one.
 *
 * <p>Source: Liu et al., On the variance of the adaptive learning rate and beyond, ICLR 2020,
 * sections 3.2 and 4.
 */
public final class AdaptiveRate {

  private AdaptiveRate() {}

  /**
   * ρₜ by its definition: with C the centre of mass of the weights β₂^(t−i), i = 1 … t, the plain
   * average over the last f steps has its centre at t + 1 − (f + 1)/2, so that f = 2(t − C) + 1.
   *
   * @param step t, at least 1
   */
  public static double length(double beta2, long step) {
    double weights = 0;
    double moments = 0;
    for (long i = 1; i <= step; i++) {
      double weight = Math.pow(beta2, (double) (step - i));
      weights += weight;
      moments += weight * i;
    }
    return 2 * (step - moments / weights) + 1;
  }

  /** ρ∞ = 2/(1 − β₂) − 1. */
  public static double lengthLimit(double beta2) {
    return 2 / (1 - beta2) - 1;
  }

  /** rₜ = √((ρₜ − 4)(ρₜ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρₜ)); NaN where ρₜ ≤ 4. */
  public static double rectification(double beta2, long step) {
    double rho = length(beta2, step);
    double limit = lengthLimit(beta2);
    if (rho <= 4) {
      return Double.NaN;
    }
    return Math.sqrt((rho - 4) / (limit - 4) * ((rho - 2) / (limit - 2)) * (limit / rho));
  }

  /**
   * Var ψ = ρ/(ρ − 2) − ρ·2^(2ρ−5)/π·B((ρ − 1)/2, (ρ − 1)/2)², the variance of √X for X ~
   * Scale-inv-χ²(ρ, 1): theorem 1 of the paper with σ = 1.
   *
   * @param rho ρ, above 4
   */
  public static double variance(double rho) {
    double half = (rho - 1) / 2;
    double logSquare =
        Math.log(rho)
            + (2 * rho - 5) * Math.log(2)
            - Math.log(Math.PI)
            + 2 * Beta.logBeta(half, half);
    return rho / (rho - 2) - Math.exp(logSquare);
  }
}
