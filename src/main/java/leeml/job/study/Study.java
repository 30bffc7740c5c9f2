package leeml.job.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import leeml.error.UsageException;
import leeml.job.JobConfig;
import leeml.job.Options;
import leeml.job.Settings;
import leeml.job.run.JobRunner;
import leeml.job.run.Outcome;
import leeml.report.RunResult;
import leeml.report.RunResult.Status;
import org.apache.commons.io.file.PathUtils;

/**
 * Runs a plan: every variant with every seed, each in a run folder of its own, all in one session.
 * Runs that the output folder has already are not run again.
 *
 * <p>Seed by seed and not variant by variant, so that what slows a machine down for a while slows
 * all variants; before the first run one is thrown away, which starts Spark and warms the JVM up.
 */
public final class Study {

  private final Plan plan;
  private final Path out;
  private final Map<Class<?>, Function<String, ?>> parsers;
  private final Consumer<String> say;
  private final Settings common;
  private boolean warm;

  /**
   * A study about to start.
   *
   * @param out holds the page and, in {@code runs}, the run folders
   * @param common settings of every run: the master
   * @param parsers how the job's options are read from text
   * @param say where it tells people how it comes along
   */
  public Study(
      Plan plan,
      Path out,
      Settings common,
      Map<Class<?>, Function<String, ?>> parsers,
      Consumer<String> say) {
    this.plan = plan;
    this.out = out;
    this.common = common;
    this.parsers = parsers;
    this.say = say;
  }

  /**
   * One run to make.
   *
   * @param number 1, 2, …
   */
  private record Trial(int number, Variant variant, long seed, Settings settings) {}

  /**
   * Runs what is missing and writes the page.
   *
   * @return the study as a result, written to {@code result.json} and {@code report.html}
   * @throws UsageException if a combination of the grid is wrong, before any is run
   * @throws IOException if the output folder cannot be read or written
   */
  public RunResult run(JobRunner runner) throws IOException {
    long start = System.nanoTime();
    List<Trial> trials = trials();
    FinishedRuns finished = FinishedRuns.in(runs());
    Map<Variant, List<Trace>> traces = new LinkedHashMap<>();
    Map<Variant, List<String>> failures = new LinkedHashMap<>();
    for (Variant variant : plan.variants()) {
      traces.put(variant, new ArrayList<>());
      failures.put(variant, new ArrayList<>());
    }
    for (Trial trial : trials) {
      Optional<Path> there = finished.find(JobConfig.of(plan.job(), trial.settings()));
      if (there.isPresent()) {
        tell(trial, "is there already");
        traces.get(trial.variant()).add(Trace.read(there.get(), plan.comparison()));
        continue;
      }
      Outcome outcome = run(runner, trial);
      if (outcome.result().status() == Status.INTERRUPTED) {
        // The process is being stopped; what is done is found again the next time.
        failures.get(trial.variant()).add("the study was stopped");
        break;
      }
      if (outcome.result().status() == Status.DONE) {
        traces.get(trial.variant()).add(Trace.read(outcome.folder(), plan.comparison()));
      } else {
        failures.get(trial.variant()).add(outcome.result().error().orElse("it was stopped"));
      }
    }
    List<Outcomes> outcomes =
        plan.variants().stream()
            .map(variant -> new Outcomes(variant, traces.get(variant), failures.get(variant)))
            .toList();
    return new StudyPage(plan, outcomes).write(out, (System.nanoTime() - start) * 1e-9);
  }

  /** All runs, each bound once so that a wrong value ends the study before it begins. */
  private List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (long seed : plan.seeds()) {
      for (Variant variant : plan.variants()) {
        Settings settings = common.with("run.seed", String.valueOf(seed));
        for (Map.Entry<String, String> entry : variant.settings().entrySet()) {
          settings = settings.with(entry.getKey(), entry.getValue());
        }
        JobConfig config = bound(variant, settings);
        String folder =
            "%s-seed-%d-%s".formatted(variant.slug(), seed, FinishedRuns.fingerprint(config));
        Settings placed = settings.with("run.out", runs().resolve(folder).toString());
        trials.add(new Trial(trials.size() + 1, variant, seed, placed));
      }
    }
    return trials;
  }

  private JobConfig bound(Variant variant, Settings settings) {
    try {
      JobConfig config = JobConfig.of(plan.job(), settings);
      Options.of(plan.job(), parsers).bind(config.options());
      return config;
    } catch (UsageException e) {
      throw new UsageException(
          "plan %s, combination '%s': %s".formatted(plan.name(), variant.label(), e.getMessage()));
    }
  }

  private Outcome run(JobRunner runner, Trial trial) throws IOException {
    if (!warm) {
      warm = true;
      Path thrownAway = Files.createTempDirectory("leeml-warm-up");
      runner.run(plan.job(), trial.settings().with("run.out", thrownAway.toString()));
      PathUtils.deleteDirectory(thrownAway);
    }
    Outcome outcome = runner.run(plan.job(), trial.settings());
    tell(
        trial,
        String.format(
            Locale.ROOT,
            "%s in %.1f s",
            outcome.result().status().word(),
            outcome.result().seconds()));
    return outcome;
  }

  private void tell(Trial trial, String what) {
    say.accept(
        "[%d/%d] %s, seed %d: %s"
            .formatted(trial.number(), plan.size(), trial.variant().label(), trial.seed(), what));
  }

  private Path runs() {
    return out.resolve("runs");
  }
}
