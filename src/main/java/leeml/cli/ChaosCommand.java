package leeml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import leeml.cli.chaos.Chaos;
import leeml.cli.chaos.ChaosPlan;
import leeml.cli.chaos.ChaosPlanFile;
import leeml.job.Jobs;
import leeml.job.run.Exit;
import leeml.job.run.RunLog;
import leeml.report.RunResult;
import leeml.report.RunResult.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeml chaos PLAN}: what becomes of runs when processes, disks and networks fail. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Lets faults befall runs on a standalone cluster of several processes, which it starts and",
      "stops, and compares how they end with the same runs left in peace."
    })
final class ChaosCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PLAN",
      description = "A plan file, or the name of one in conf/chaos: all.")
  private String name;

  @Option(names = "--out", paramLabel = "DIR", description = "Holds the page, runs and logs.")
  private Path out;

  @Option(names = "--json", description = "End standard output with result.json in one line.")
  private boolean json;

  private final Jobs jobs;

  ChaosCommand() {
    this(Jobs.ofCourse());
  }

  ChaosCommand(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String home = System.getProperty("leeml.home", System.getenv().getOrDefault("LEEML_HOME", "."));
    ChaosPlan plan = ChaosPlanFile.read(file(home), home, jobs, Leeml.PARSERS);
    Path folder = out == null ? plan.folder() : out;
    Files.createDirectories(folder);
    RunLog.to(folder.resolve("log.txt"));
    RunResult result;
    try (Chaos chaos = new Chaos(plan, folder, ChaosCommand::say)) {
      result = chaos.run();
    }
    Summary.tables(result.report(), System.out);
    System.out.printf(
        Locale.ROOT,
        "%n%s %s in %.1f s, report: %s%n",
        result.job(),
        result.status().word(),
        result.seconds(),
        folder.resolve("report.html"));
    result.error().ifPresent(Mistakes::say);
    if (json) {
      System.out.println(result.toJsonLine());
    }
    return (result.status() == Status.DONE ? Exit.DONE : Exit.FAILED).code();
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private Path file(String home) {
    Path shipped = Path.of(home, "conf", "chaos", name + ".conf");
    return Files.exists(Path.of(name)) || !Files.exists(shipped) ? Path.of(name) : shipped;
  }
}
