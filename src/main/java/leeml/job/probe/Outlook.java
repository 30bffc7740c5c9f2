package leeml.job.probe;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.sim.Network;
import leeml.sim.predict.Calibration;
import leeml.sim.predict.Prediction;

/**
 * What more machines would do for a job.
 *
 * @param measured on this one
 * @param network between them
 * @param rows by number of workers
 */
public record Outlook(Measured measured, Network network, List<Prediction.Row> rows) {

  /** The outlook for numbers of workers. */
  public static Outlook of(Measured measured, Network network, List<Integer> workers, long seed) {
    Prediction prediction =
        new Prediction(measured.calibration(), network, measured.training(), seed);
    return new Outlook(measured, network, workers.stream().map(prediction::row).toList());
  }

  /** A line on what was measured. */
  public String basis() {
    Calibration found = measured.calibration();
    return String.format(
        Locale.ROOT,
        "%.3g µs an example (%.3g alone), spread %.2f; a round %.1f ms, a further stage %.1f ms, a"
            + " task %.2f ms; d = %d, %d bytes up",
        1e6 * found.exampleSeconds(),
        1e6 * found.aloneSeconds(),
        found.spread(),
        1e3 * found.overhead().roundSeconds(),
        1e3 * found.overhead().stageSeconds(),
        1e3 * found.overhead().taskSeconds(),
        measured.training().thetaBytes() / Float.BYTES,
        measured.training().payloadBytes());
  }

  /** Below which period one machine is faster, in words. */
  public static String losesBelow(Prediction.Row row) {
    if (row.breakEven().isEmpty()) {
      return "always";
    }
    return row.breakEven().getAsInt() == 1 ? "never" : "H < " + row.breakEven().getAsInt();
  }

  /** Puts the table and the curves on the page. */
  public void writeTo(Report report) {
    Table table =
        Table.of(
            "Speed-up over one machine, seconds an epoch",
            "workers",
            "H = 1",
            "H = 16",
            "best H",
            "at best H",
            "bytes an epoch at best H",
            "one machine is faster");
    for (Prediction.Row row : rows) {
      table.row(
          row.workers(),
          row.everyStep(),
          row.everySixteen(),
          row.bestPeriod(),
          row.best(),
          row.epochBytes(),
          losesBelow(row));
    }
    double[] workers = rows.stream().mapToDouble(Prediction.Row::workers).toArray();
    report
        .text(basis())
        .add(table)
        .add(
            LineChart.of("Speed-up by workers", "workers", "speed-up")
                .series("H = 1", workers, column(Prediction.Row::everyStep))
                .series("H = 16", workers, column(Prediction.Row::everySixteen))
                .series("best H", workers, column(Prediction.Row::best))
                .logX()
                .caption("Under 1 the cluster is slower than one machine."));
    for (Prediction.Row row : rows) {
      report.metric("speed-up, " + row.workers() + " workers", row.best());
    }
  }

  private double[] column(ToDoubleFunction<Prediction.Row> value) {
    return rows.stream().mapToDouble(value).toArray();
  }
}
