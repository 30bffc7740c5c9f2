package leeml.sim.predict;

import java.util.OptionalInt;
import leeml.sim.Conditions;
import leeml.sim.Forecast;
import leeml.sim.Forecast.Load;
import leeml.sim.Network;

/**
 * What an epoch takes on K machines that average every H steps, against one machine alone:
 *
 * <pre>  speed-up(K, H) = N e₁ / (S T(K, H) / H),</pre>
 *
 * N examples, e₁ seconds an example alone, S steps of an epoch, T the mean seconds of a round by
 * {@link Forecast}. It counts seconds for the same examples; what a long period costs in progress
 * an example is for a run to say.
 *
 * @param calibration of the machines
 * @param network between them
 * @param training what they do
 * @param seed of the rounds that are drawn
 */
public record Prediction(Calibration calibration, Network network, Training training, long seed) {

  /** The longest period that is looked at. */
  public static final int LONGEST_PERIOD = 1024;

  /** What a longer period could add at most before it is called long enough: a ninth. */
  private static final double ENOUGH = 0.9;

  private static final long ROUNDS = 64;

  /**
   * What is said of one number of workers.
   *
   * @param workers K
   * @param everyStep speed-up with H = 1
   * @param everySixteen speed-up with H = 16
   * @param bestPeriod as {@link #bestPeriod} has it; {@value #LONGEST_PERIOD} if that has none
   * @param best speed-up with that period
   * @param epochBytes with that period
   * @param breakEven as {@link #breakEven} has it
   */
  public record Row(
      int workers,
      double everyStep,
      double everySixteen,
      int bestPeriod,
      double best,
      double epochBytes,
      OptionalInt breakEven) {}

  /** All that is said of so many workers. */
  public Row row(int workers) {
    int period = bestPeriod(workers).orElse(LONGEST_PERIOD);
    return new Row(
        workers,
        speedUp(workers, 1),
        speedUp(workers, 16),
        period,
        speedUp(workers, period),
        epochBytes(workers, period),
        breakEven(workers));
  }

  /** Mean seconds of a round. */
  public double roundSeconds(int workers, int period) {
    return forecast(workers, period).rounds(ROUNDS).seconds() / ROUNDS;
  }

  /** Seconds of an epoch on one machine without a cluster. */
  public double aloneSeconds() {
    return training.examples() * calibration.aloneSeconds();
  }

  /** Seconds of an epoch on K machines. */
  public double epochSeconds(int workers, int period) {
    return training.steps(workers) * roundSeconds(workers, period) / period;
  }

  /** How many times faster an epoch is than on one machine. */
  public double speedUp(int workers, int period) {
    return aloneSeconds() / epochSeconds(workers, period);
  }

  /** Bytes of an epoch in all directions. */
  public double epochBytes(int workers, int period) {
    Forecast.Total one = forecast(workers, period).rounds(1);
    long bytes = one.bytesDown() + one.bytesUp() + one.bytesBetween();
    return (double) bytes * training.steps(workers) / period;
  }

  /**
   * The shortest period, 1, 2, 4, …, at which the speed-up is nine tenths of what it would be if
   * rounds cost nothing but their work; a longer one lets workers drift for little.
   *
   * @return empty if {@value #LONGEST_PERIOD} is not enough
   */
  public OptionalInt bestPeriod(int workers) {
    double most = aloneSeconds() / (training.steps(workers) * stepSeconds(workers));
    return shortest(workers, ENOUGH * most);
  }

  /**
   * The shortest period, 1, 2, 4, …, at which K machines are as fast as one; below it Spark loses.
   *
   * @return empty if {@value #LONGEST_PERIOD} is not enough
   */
  public OptionalInt breakEven(int workers) {
    return shortest(workers, 1);
  }

  private OptionalInt shortest(int workers, double speedUp) {
    for (int period = 1; period <= LONGEST_PERIOD; period *= 2) {
      if (speedUp(workers, period) >= speedUp) {
        return OptionalInt.of(period);
      }
    }
    return OptionalInt.empty();
  }

  private double stepSeconds(int workers) {
    return training.batch(workers) * calibration.exampleSeconds();
  }

  private Forecast forecast(int workers, int period) {
    Conditions conditions = calibration.on(network);
    Load load =
        new Load(
            period, training.batch(workers), training.thetaBytes(), training.payloadBytes(), 0);
    return new Forecast(conditions, workers, load, seed);
  }
}
