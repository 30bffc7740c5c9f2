package leeml.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import leeml.error.UsageException;
import leeml.job.Job;
import leeml.job.Jobs;
import leeml.job.Settings;
import leeml.job.probe.Measured;
import leeml.job.probe.Outlook;
import leeml.job.run.JobRunner;
import leeml.job.run.Outcome;
import leeml.job.spec.ClusterNames;
import leeml.report.Digits;
import leeml.report.Report;
import leeml.sim.Network;
import leeml.sim.predict.Prediction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeml predict JOB}: will more machines help? */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a few rounds of a job's training and says what more machines would do for it.",
      "H is the period of averaging; the best H is the shortest with nine tenths of what is there"
          + " to be had."
    })
final class PredictCommand implements Callable<Integer> {

  @Parameters(paramLabel = "JOB", description = "ch02, or a job's name such as ch04.optimizers.")
  private String name;

  @Option(
      names = "--workers",
      split = ",",
      paramLabel = "N",
      defaultValue = "2,8,64,512",
      description = "Numbers of machines (default 2,8,64,512).")
  private List<Integer> workers;

  @Option(
      names = "--network",
      paramLabel = "SPEED,LATENCY",
      defaultValue = "1Gb,0.5ms",
      description = "Of every machine's link (default 1Gb,0.5ms).")
  private String network;

  @Option(names = "--master", paramLabel = "URL", description = "Where Spark runs.")
  private String master;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A key of the job, or run.KEY, or spark.KEY; may be given again.")
  private List<String> assignments = new ArrayList<>();

  @Option(names = "--smoke", description = "Measures the job's small run.")
  private boolean smoke;

  @Option(names = "--out", paramLabel = "DIR", description = "The run folder.")
  private Path out;

  private Outlook outlook;

  @Override
  public Integer call() {
    Network between = ClusterNames.network(network);
    for (int number : workers) {
      if (number < 1) {
        throw new UsageException("--workers " + number + ": expected at least 1");
      }
    }
    Job<?> job = Jobs.ofCourse().find(name);
    try (JobRunner runner = Leeml.runner()) {
      Outcome outcome =
          runner.probe(job, settings(), (measured, report) -> look(measured, between, report));
      if (outlook != null) {
        print();
        System.out.printf("%nreport: %s%n", outcome.report());
      }
      outcome.result().error().ifPresent(Mistakes::say);
      return outcome.exit().code();
    }
  }

  private void look(Measured measured, Network between, Report report) {
    outlook = Outlook.of(measured, between, workers, 1);
    outlook.writeTo(report);
  }

  private void print() {
    System.out.println(outlook.basis());
    TextTable table =
        new TextTable(
            "workers", "H = 1", "H = 16", "best H", "at best H", "bytes an epoch", "one is faster");
    for (Prediction.Row row : outlook.rows()) {
      table.row(
          Integer.toString(row.workers()),
          Digits.of(row.everyStep(), 3),
          Digits.of(row.everySixteen(), 3),
          Integer.toString(row.bestPeriod()),
          Digits.of(row.best(), 3),
          String.format(Locale.ROOT, "%.3g", row.epochBytes()),
          Outlook.losesBelow(row));
    }
    System.out.printf("%nspeed-up over one machine, network %s:%n", network);
    table.lines().forEach(System.out::println);
  }

  private Settings settings() {
    Settings settings = smoke ? Settings.none().withSmoke() : Settings.none();
    if (master != null) {
      settings = settings.with("run.master", master);
    }
    if (out != null) {
      settings = settings.with("run.out", out.toString());
    }
    for (String assignment : assignments) {
      settings = RunFlags.assign(settings, assignment);
    }
    return settings;
  }
}
