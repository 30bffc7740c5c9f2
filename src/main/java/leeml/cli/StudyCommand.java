package leeml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import leeml.job.JobConfig;
import leeml.job.Jobs;
import leeml.job.Settings;
import leeml.job.run.JobRunner;
import leeml.job.study.Plan;
import leeml.job.study.PlanFile;
import leeml.job.study.Study;
import leeml.report.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private final PlanFlags flags = new PlanFlags();

  @Option(names = "--master", paramLabel = "URL", description = "Where Spark runs.")
  private String master;

  @Option(names = "--smoke", description = "The plan's small version.")
  private boolean smoke;

  private final Jobs jobs;

  StudyCommand() {
    this(Jobs.ofCourse());
  }

  StudyCommand(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Integer call() throws IOException {
    Plan plan =
        PlanFile.read(PlanFlags.file("study", name), JobConfig.home(), smoke, jobs, Leeml.PARSERS);
    Path folder = flags.folder(plan.folder());
    Settings common = master == null ? Settings.none() : Settings.none().with("run.master", master);
    RunResult result;
    try (JobRunner runner = new JobRunner(line -> {}, Leeml.PARSERS)) {
      result = new Study(plan, folder, common, Leeml.PARSERS, System.out::println).run(runner);
    }
    return flags.end(result, folder, System.out);
  }
}
