package leeml.cli;

import java.util.List;
import leeml.job.Job;
import leeml.job.JobConfig;
import leeml.job.Jobs;
import leeml.job.Options;
import leeml.job.Settings;
import leeml.job.run.JobRunner;
import leeml.job.run.Outcome;
import leeml.report.RunResult.Status;

/** What {@code run}, {@code bench} and a job's own {@code main} have in common. */
final class JobCall {

  private JobCall() {}

  /** Runs a job as the flags say, prints what it found and gives the exit code. */
  static int run(Job<?> job, RunFlags flags) {
    Settings settings = flags.settings(job);
    StagedData staged = StagedData.of(settings, System.getenv());
    staged.make();
    try (JobRunner runner = Leeml.runner()) {
      Outcome outcome = runner.run(job, staged.in(settings));
      Summary.print(outcome, System.out);
      if (outcome.result().status() != Status.DONE) {
        outcome.result().error().ifPresent(Mistakes::say);
      }
      if (flags.json()) {
        System.out.println(outcome.result().toJsonLine());
      }
      return outcome.exit().code();
    }
  }

  /** The keys of a job with their defaults, as lines. */
  static List<String> keys(Job<?> job) {
    TextTable table = new TextTable("key", "default", "expects", "meaning");
    for (Options.Entry entry : Options.of(job, Leeml.PARSERS).describe(JobConfig.defaults(job))) {
      table.row(entry.key(), entry.value(), entry.expects(), entry.doc());
    }
    return table.lines();
  }

  /** What {@code --help} says of a job. */
  static void help(Job<?> job) {
    System.out.println(Jobs.about(job).name() + ": " + Jobs.about(job).summary());
    System.out.println("Rows " + String.join(", ", Jobs.about(job).rows()));
    System.out.println();
    System.out.println("Keys, for --set key=value:");
    keys(job).forEach(line -> System.out.println("  " + line));
    System.out.println();
  }
}
