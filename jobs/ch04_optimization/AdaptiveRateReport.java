package ch04_optimization;

import ch04_optimization.theory.AdaptiveRate;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.adaptive.Moments;
import leeml.optim.schedule.Constant;
import leeml.report.Claim;
import leeml.report.chart.LineChart;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The variance of Adam's and RAdam's adaptive rate on gradients from N(0, 1), measured on the
 * optimizers themselves and held against the paper's equations.
 *
 * <p>With β₁ = 0 and η = 1 an update is −ψₜ·gₜ for Adam and −rₜ·ψₜ·gₜ for RAdam, so that dividing
 * it by −gₜ gives the adaptive rate, and one update by the other gives rₜ. Each parameter is one
 * sequence of gradients.
 *
 * @param sequences how many sequences are drawn
 * @param seed what they are drawn from
 */
record AdaptiveRateReport(int sequences, long seed) {

  private static final int STEPS = 100;

  /** Below this step the fourth moment of ψ does not exist, or barely, and no sample settles. */
  private static final int SETTLED = 10;

  private static final Moments MOMENTS = new Moments(0, 0.999, 1e-12);

  void show(Run run) {
    double[] plain = new double[STEPS];
    double[] rectified = new double[STEPS];
    double[] theory = new double[STEPS];
    double worstTerm = 0;
    double worstVariance = 0;
    SplittableRandom random = new SplittableRandom(seed);
    Optimizer.State adam = Optimizers.adam(new Constant(1), MOMENTS).init(sequences);
    Optimizer.State rAdam = Optimizers.rAdam(new Constant(1), MOMENTS).init(sequences);
    float[] theta = new float[sequences];
    for (int t = 1; t <= STEPS; t++) {
      float[] gradient = new float[sequences];
      for (int i = 0; i < sequences; i++) {
        gradient[i] = (float) random.nextGaussian();
      }
      double[] adaptive = rates(adam, gradient, theta);
      double[] scaled = rates(rAdam, gradient, theta);
      double rho = AdaptiveRate.length(MOMENTS.beta2(), t);
      plain[t - 1] = StatUtils.variance(adaptive);
      rectified[t - 1] = rho > 4 ? StatUtils.variance(scaled) : Double.NaN;
      theory[t - 1] = rho > 4 ? AdaptiveRate.variance(rho) : Double.NaN;
      if (rho > 4) {
        double expected = AdaptiveRate.rectification(MOMENTS.beta2(), t);
        worstTerm = Math.max(worstTerm, relative(scaled[0] / adaptive[0], expected));
      }
      if (t >= SETTLED) {
        worstVariance = Math.max(worstVariance, relative(plain[t - 1], theory[t - 1]));
      }
    }
    draw(run, plain, rectified, theory);
    claim(run, worstTerm, worstVariance, plain, rectified);
  }

  private static double[] rates(Optimizer.State state, float[] gradient, float[] theta) {
    float[] direction = gradient.clone();
    state.update(direction, theta);
    return IntStream.range(0, gradient.length)
        .mapToDouble(i -> -direction[i] / (double) gradient[i])
        .toArray();
  }

  private static double relative(double value, double expected) {
    return Math.abs(value - expected) / expected;
  }

  private static void draw(Run run, double[] plain, double[] rectified, double[] theory) {
    run.report()
        .heading("The adaptive rate on random gradients")
        .add(
            LineChart.of("Variance of the adaptive rate", "step", "variance, gradients ~ N(0, 1)")
                .series("Adam: Var ψ, measured", plain)
                .series("Var ψ by theorem 1", theory)
                .series("RAdam: Var r·ψ, measured", rectified)
                .logY()
                .caption(
                    "Adam's variance has no bound in the first steps and falls as 1/(2t). RAdam starts"
                        + " at step 5, and its variance stays near the 1/(2ρ∞) that Adam's ends at."));
  }

  private static void claim(
      Run run, double worstTerm, double worstVariance, double[] plain, double[] rectified) {
    double limit = AdaptiveRate.variance(AdaptiveRate.lengthLimit(MOMENTS.beta2()));
    double highest =
        IntStream.range(SETTLED - 1, STEPS)
            .mapToDouble(i -> rectified[i] / limit)
            .max()
            .orElseThrow();
    run.report()
        .metric("adaptiveRate.variance.step10", plain[SETTLED - 1])
        .metric("adaptiveRate.rectifiedVariance.step10", rectified[SETTLED - 1])
        .metric("adaptiveRate.varianceLimit", limit)
        .claim(
            Claim.atMost(
                "4.5",
                "RAdam's factor rₜ, measured as RAdam over Adam, equals the paper's: relative",
                worstTerm,
                1e-5))
        .claim(
            Claim.atMost(
                "4.5",
                "Var ψ of Adam equals theorem 1 from step 10 on: relative",
                worstVariance,
                run.smoke() ? 0.5 : 0.1))
        .claim(
            Claim.atMost(
                "4.5",
                "from step 10 on RAdam's variance over the limit that Adam's tends to",
                highest,
                1.5));
  }
}
