package leeml.sim.predict;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import leeml.sim.Compute;
import leeml.sim.Conditions;
import leeml.sim.Network;
import leeml.sim.Overhead;
import leeml.sim.paths.Paths;
import leeml.train.Ledger;

/**
 * What a few measured rounds say of a machine and a scheduler.
 *
 * <ul>
 *   <li>e, seconds an example: the median over workers and rounds of time at work by examples;
 *   <li>the spread of a step: with σ of ln e from the quartiles, (q₃ − q₁)/1.349, which a few slow
 *       rounds do not move, √(exp σ² − 1) · √H, the median over trials;
 *   <li>overhead of a round: what is left of it beside the slowest worker's work and K tasks, the
 *       median over a trial's rounds, the mean over trials.
 * </ul>
 *
 * @param exampleSeconds e of a worker beside its fellows
 * @param aloneSeconds e of one machine without a cluster
 * @param spread of a step's time, as a coefficient of variation
 * @param overhead of a round
 */
public record Calibration(
    double exampleSeconds, double aloneSeconds, double spread, Overhead overhead) {

  private static final double QUARTILES_OF_A_NORMAL = 1.349;

  /**
   * Fits.
   *
   * @param trials on the cluster; at least one
   * @param alone one worker without it
   * @param known seconds of a further stage and of a task; those of a round are found here
   */
  public static Calibration of(List<Trial> trials, Trial alone, Overhead known) {
    double[] all = trials.stream().flatMapToDouble(t -> Arrays.stream(perExample(t))).toArray();
    double round = trials.stream().mapToDouble(t -> overhead(t, known)).average().orElseThrow();
    double[] spreads = trials.stream().mapToDouble(Calibration::spread).toArray();
    return new Calibration(
        Median.of(all),
        Median.of(perExample(alone)),
        Median.of(spreads),
        new Overhead(Math.max(0, round), known.stageSeconds(), known.taskSeconds()));
  }

  /** A virtual cluster of such machines, its vectors sent straight to the driver. */
  public Conditions on(Network network) {
    Compute compute =
        new Compute(0, exampleSeconds, spread, Compute.Stragglers.NONE, Compute.Failures.NONE);
    return new Conditions(compute, network, Paths.driver(), overhead);
  }

  private static double overhead(Trial trial, Overhead known) {
    return median(trial, round -> round.cost().overheadSeconds())
        - trial.workers() * known.taskSeconds();
  }

  private static double spread(Trial trial) {
    double[] logs = Arrays.stream(perExample(trial)).map(Math::log).toArray();
    double sigma =
        (Median.quantile(logs, 0.75) - Median.quantile(logs, 0.25)) / QUARTILES_OF_A_NORMAL;
    return Math.sqrt(Math.expm1(sigma * sigma) * trial.period());
  }

  /** Of every worker in every round that saw examples. */
  private static double[] perExample(Trial trial) {
    return trial.rounds().stream()
        .filter(round -> round.examples() > 0)
        .flatMapToDouble(
            round -> {
              double each = (double) round.examples() / trial.workers();
              return round.workerSeconds().stream().mapToDouble(seconds -> seconds / each);
            })
        .toArray();
  }

  private static double median(Trial trial, ToDoubleFunction<Ledger.Round> value) {
    return Median.of(trial.rounds().stream().mapToDouble(value).toArray());
  }
}
