package ch03_gradient_descent.surface;

import org.apache.commons.math3.analysis.integration.RombergIntegrator;

/**
 * How long plain descent stalls where theory can count the steps.
 *
 * <p>Near the saddle x² − y² the error along y grows by 1 + 2η a step, so a start δ off the stable
 * line is at distance y after ln(y/δ)/ln(1 + 2η) steps: the time to leave grows as ln(1/δ), and is
 * infinite at δ = 0. On the plateau 1 − exp(−r²/2) a step moves by η r exp(−r²/2); small steps
 * follow dr/dk = −η r exp(−r²/2), which takes ∫ exp(r²/2)/(η r) dr steps.
 */
public final class StallTheory {

  private static final int EVALUATIONS = 1_000_000;

  private StallTheory() {}

  /** Steps until |y| has grown from δ to {@code distance} near the saddle, at rate η. */
  public static double stepsOffSaddle(double delta, double distance, double rate) {
    return Math.log(distance / delta) / Math.log1p(2 * rate);
  }

  /** Steps from radius {@code from} down to radius {@code to} on the plateau, at rate η. */
  public static double stepsAcrossPlateau(double from, double to, double rate) {
    return new RombergIntegrator()
        .integrate(EVALUATIONS, r -> Math.exp(r * r / 2) / (rate * r), to, from);
  }
}
