package leeml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import leeml.job.Jobs;
import leeml.job.Settings;
import leeml.job.run.Exit;
import leeml.job.run.JobRunner;
import leeml.job.study.Plan;
import leeml.job.study.PlanFile;
import leeml.job.study.Study;
import leeml.report.RunResult;
import leeml.report.RunResult.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeml study PLAN}: one job under many settings, and one page that compares them. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    description = "Runs every combination of a plan and writes one page that compares them.")
final class StudyCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PLAN",
      description = "A plan file, or the name of one in conf/study: averaging-period.")
  private String name;

  @Option(names = "--out", paramLabel = "DIR", description = "Holds the page and the run folders.")
  private Path out;

  @Option(names = "--master", paramLabel = "URL", description = "Where Spark runs.")
  private String master;

  @Option(names = "--smoke", description = "The plan's small version.")
  private boolean smoke;

  @Option(names = "--json", description = "End standard output with result.json in one line.")
  private boolean json;

  private final Jobs jobs;

  StudyCommand() {
    this(Jobs.ofCourse());
  }

  StudyCommand(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Integer call() throws IOException {
    String home = System.getProperty("leeml.home", System.getenv().getOrDefault("LEEML_HOME", "."));
    Plan plan = PlanFile.read(file(home), home, smoke, jobs, Leeml.PARSERS);
    Path folder = out == null ? plan.folder() : out;
    Settings common = master == null ? Settings.none() : Settings.none().with("run.master", master);
    RunResult result;
    try (JobRunner runner = new JobRunner(line -> {}, Leeml.PARSERS)) {
      result = new Study(plan, folder, common, Leeml.PARSERS, System.out::println).run(runner);
    }
    print(result, folder);
    if (json) {
      System.out.println(result.toJsonLine());
    }
    return (result.status() == Status.DONE ? Exit.DONE : Exit.FAILED).code();
  }

  private Path file(String home) {
    Path shipped = Path.of(home, "conf", "study", name + ".conf");
    return Files.exists(Path.of(name)) || !Files.exists(shipped) ? Path.of(name) : shipped;
  }

  private static void print(RunResult result, Path folder) {
    Summary.tables(result.report(), System.out);
    System.out.printf(
        Locale.ROOT,
        "%n%s %s in %.1f s, report: %s%n",
        result.job(),
        result.status().word(),
        result.seconds(),
        folder.resolve("report.html"));
    result.error().ifPresent(Mistakes::say);
  }
}
