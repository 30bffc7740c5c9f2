package leeml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import leeml.cli.chaos.Chaos;
import leeml.cli.chaos.ChaosPlan;
import leeml.cli.chaos.ChaosPlanFile;
import leeml.job.JobConfig;
import leeml.job.Jobs;
import leeml.job.run.RunLog;
import leeml.report.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private final PlanFlags flags = new PlanFlags();

  private final Jobs jobs;

  ChaosCommand() {
    this(Jobs.ofCourse());
  }

  ChaosCommand(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ChaosPlan plan =
        ChaosPlanFile.read(PlanFlags.file("chaos", name), JobConfig.home(), jobs, Leeml.PARSERS);
    Path folder = flags.folder(plan.folder());
    Files.createDirectories(folder);
    RunLog.to(folder.resolve("log.txt"));
    RunResult result;
    try (Chaos chaos = new Chaos(plan, folder, ChaosCommand::say)) {
      result = chaos.run();
    }
    return flags.end(result, folder, System.out);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
