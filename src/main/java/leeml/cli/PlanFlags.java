package leeml.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import leeml.job.JobConfig;
import leeml.job.run.Exit;
import leeml.report.RunResult;
import leeml.report.RunResult.Status;
import picocli.CommandLine.Option;

/** The flags of commands that work through a plan, and how these end. */
final class PlanFlags {

  @Option(names = "--out", paramLabel = "DIR", description = "Holds the page, runs and logs.")
  private Path out;

  @Option(names = "--json", description = "End standard output with result.json in one line.")
  private boolean json;

  /** The file of that name, or else the plan that ships under it in {@code conf/KIND}. */
  static Path file(String kind, String name) {
    Path shipped = Path.of(JobConfig.home(), "conf", kind, name + ".conf");
    return Files.exists(Path.of(name)) || !Files.exists(shipped) ? Path.of(name) : shipped;
  }

  /** Where the page goes. */
  Path folder(Path ofPlan) {
    return out == null ? ofPlan : out;
  }

  /** Prints what came out; the exit code. */
  int end(RunResult result, Path folder, PrintStream print) {
    Summary.tables(result.report(), print);
    print.printf(
        Locale.ROOT,
        "%n%s %s in %.1f s, report: %s%n",
        result.job(),
        result.status().word(),
        result.seconds(),
        folder.resolve("report.html"));
    result.error().ifPresent(Mistakes::say);
    if (json) {
      print.println(result.toJsonLine());
    }
    return (result.status() == Status.DONE ? Exit.DONE : Exit.FAILED).code();
  }
}
