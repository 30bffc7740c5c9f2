package bench;

import java.util.Arrays;
import leeml.job.Run;
import leeml.model.Batch;
import leeml.model.Objective;
import leeml.report.Table;

/**
 * Loss and gradient of a batch by the project's own arithmetic and by Deeplearning4j's layers, in
 * turn, on one thread.
 *
 * @param own milliseconds of each lap that counts
 * @param other the same of Deeplearning4j's
 */
record SideBySide(double[] own, double[] other) {

  /** An objective with its batch, its θ and room for a gradient. */
  record Side<B extends Batch>(Objective<B> net, B batch, float[] theta, float[] gradient) {

    static <B extends Batch> Side<B> of(Objective<B> net, B batch, long seed) {
      return new Side<>(net, batch, net.initial(seed), new float[net.size()]);
    }

    private double millis() {
      long start = System.nanoTime();
      net.lossAndGradient(theta, batch, gradient);
      return (System.nanoTime() - start) * 1e-6;
    }
  }

  /**
   * Lets the two take turns.
   *
   * @param warmUp laps that do not count
   * @param repeats laps that do, at least 1
   */
  static SideBySide measure(Side<?> own, Side<?> other, int warmUp, int repeats) {
    SideBySide measured = new SideBySide(new double[repeats], new double[repeats]);
    for (int lap = -warmUp; lap < repeats; lap++) {
      double here = own.millis();
      double there = other.millis();
      if (lap >= 0) {
        measured.own[lap] = here;
        measured.other[lap] = there;
      }
    }
    return measured;
  }

  /** How many times as fast the project's side is. */
  double speedUp() {
    return Median.of(other) / Median.of(own);
  }

  /**
   * Says and reports the medians; {@code what} was measured, {@code layers} as the table has it.
   */
  void report(Run run, String what, String layers) {
    run.say(
        "%s: %.1f ms here, %.1f ms by Deeplearning4j, medians of %d"
            .formatted(what, Median.of(own), Median.of(other), own.length));
    run.report()
        .metric("millis", Median.of(own))
        .metric("deeplearning4jMillis", Median.of(other))
        .add(
            Table.of("Loss and gradient of a batch, one thread", "", "median ms", "fastest ms")
                .row("this project", Median.of(own), fastest(own))
                .row(layers, Median.of(other), fastest(other)));
  }

  private static double fastest(double[] millis) {
    return Arrays.stream(millis).min().orElseThrow();
  }
}
