package leeml.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import leeml.job.Job;
import leeml.job.Jobs;
import leeml.job.Settings;
import leeml.job.run.Exit;
import leeml.job.run.JobRunner;
import leeml.job.run.Outcome;
import leeml.report.Claim;
import leeml.report.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeml verify}: runs jobs one after the other and shows every claim. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Runs jobs in full and prints every claim, with its value and its limit.")
final class VerifyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "Chapters or jobs; all of them if none is named.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--master", paramLabel = "URL", description = "Where Spark runs.")
  private String master;

  @Option(names = "--seed", paramLabel = "N", description = "Everything random derives from it.")
  private Long seed;

  @Option(names = "--smoke", description = "Small runs, with weaker claims.")
  private boolean smoke;

  @Option(names = "--out", paramLabel = "DIR", description = "Holds a run folder for each job.")
  private Path out;

  @Option(names = "--json", description = "End standard output with all results in one line.")
  private boolean json;

  private final Jobs all;

  VerifyCommand() {
    this(Jobs.ofCourse());
  }

  VerifyCommand(Jobs all) {
    this.all = all;
  }

  @Override
  public Integer call() {
    List<Outcome> outcomes = new ArrayList<>();
    List<Job<?>> jobs = jobs();
    try (JobRunner runner = Leeml.runner()) {
      for (Job<?> job : jobs) {
        outcomes.add(run(runner, job, outcomes.size() + 1, jobs.size()));
      }
    }
    table(outcomes);
    if (json) {
      System.out.println(
          outcomes.stream()
              .map(outcome -> outcome.result().toJsonLine())
              .collect(Collectors.joining(",", "{\"runs\":[", "]}")));
    }
    boolean good = outcomes.stream().allMatch(outcome -> outcome.exit() == Exit.DONE);
    return (good ? Exit.DONE : Exit.FAILED).code();
  }

  private Outcome run(JobRunner runner, Job<?> job, int number, int total) {
    String name = Jobs.about(job).name();
    System.out.printf("[%d/%d] %s%n", number, total, name);
    Outcome outcome = runner.run(job, settings(name));
    System.out.printf(
        Locale.ROOT,
        "[%d/%d] %s %s in %.1f s, %s%n",
        number,
        total,
        name,
        outcome.result().status().word(),
        outcome.result().seconds(),
        outcome.folder());
    outcome.result().error().ifPresent(Mistakes::say);
    return outcome;
  }

  private Settings settings(String job) {
    Settings settings = smoke ? Settings.none().withSmoke() : Settings.none();
    if (master != null) {
      settings = settings.with("run.master", master);
    }
    if (seed != null) {
      settings = settings.with("run.seed", seed.toString());
    }
    return out == null ? settings : settings.with("run.out", out.resolve(job).toString());
  }

  private List<Job<?>> jobs() {
    if (names.isEmpty()) {
      return all.all();
    }
    Set<Job<?>> chosen = new LinkedHashSet<>();
    for (String name : names) {
      List<Job<?>> chapter = all.ofChapter(name);
      chosen.addAll(chapter.isEmpty() ? List.of(all.find(name)) : chapter);
    }
    return List.copyOf(chosen);
  }

  private static void table(List<Outcome> outcomes) {
    TextTable table = new TextTable("row", "claim", "value", "limit", "", "job", "seconds");
    int failing = 0;
    for (Outcome outcome : outcomes) {
      RunResult result = outcome.result();
      String seconds = String.format(Locale.ROOT, "%.1f", result.seconds());
      for (Claim claim : result.report().claims()) {
        failing += claim.holds() ? 0 : 1;
        table.row(
            claim.row(),
            claim.claim(),
            claim.valueText(),
            claim.limit().text(),
            Summary.mark(claim),
            result.job(),
            seconds);
      }
      if (result.error().isPresent()) {
        table.row("-", result.error().get(), "", "", "FAILED", result.job(), seconds);
      }
    }
    Summary.print(table, System.out);
    long broken = outcomes.stream().filter(o -> o.result().error().isPresent()).count();
    System.out.printf("%n%d jobs, %d failed; %d claims fail%n", outcomes.size(), broken, failing);
  }
}
