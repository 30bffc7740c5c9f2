package ch04_optimization.digits;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.adaptive.Moments;
import leeml.optim.schedule.Constant;

/**
 * SWATS with its criterion in view: γₜ, the rate that gradient descent would need to go as far
 * along the gradient as Adam just went, its corrected average λₜ/(1 − β₂ᵗ), and the step of the
 * switch.
 *
 * @param rate η of Adam's phase
 * @param tolerance δ: the switch comes when average and γ are closer than that
 */
public record SwitchWatch(double rate, double tolerance) implements Serializable {

  private static final Moments MOMENTS = new Moments(0.9, 0.999, 1e-9);
  private static final int AVERAGE = 1;
  private static final int RATIO = 2;

  /**
   * What was seen; curves end at the switch.
   *
   * @param steps 1 … last step of Adam's phase
   * @param gamma γₜ
   * @param average λₜ/(1 − β₂ᵗ)
   * @param switchStep the last step of Adam's phase; 0 if there was no switch
   * @param settledRate Λ; 0 if there was no switch
   */
  public record Seen(
      double[] steps, double[] gamma, double[] average, long switchStep, double settledRate)
      implements Serializable {}

  /** The optimizer. */
  public Optimizer optimizer() {
    return Optimizers.swats(new Constant(rate), MOMENTS, tolerance);
  }

  /** Trains until the switch, at most so many epochs. */
  public Seen watch(Digits digits, int hidden, int batch, int epochs, long seed) {
    WatchedDescent descent = new WatchedDescent(digits, optimizer(), hidden, batch, seed);
    int most = (int) (epochs * descent.stepsPerEpoch());
    double[] gamma = new double[most];
    double[] average = new double[most];
    double before = 0;
    int t = 0;
    while (t < most && descent.state().scalars()[RATIO] == 0) {
      descent.step();
      double lambda = descent.state().scalars()[AVERAGE];
      gamma[t] = (lambda - MOMENTS.beta2() * before) / (1 - MOMENTS.beta2());
      before = lambda;
      t++;
      average[t - 1] = lambda / (1 - Math.pow(MOMENTS.beta2(), t));
    }
    boolean switched = descent.state().scalars()[RATIO] > 0;
    return new Seen(
        IntStream.rangeClosed(1, t).asDoubleStream().toArray(),
        Arrays.copyOf(gamma, t),
        Arrays.copyOf(average, t),
        switched ? t : 0,
        switched ? descent.state().learningRate() : 0);
  }
}
