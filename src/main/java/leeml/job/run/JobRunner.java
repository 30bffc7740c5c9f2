package leeml.job.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import leeml.error.UsageException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.JobConfig;
import leeml.job.Jobs;
import leeml.job.Options;
import leeml.job.Run;
import leeml.job.Settings;
import leeml.job.checkpoint.CheckpointSettings;
import leeml.job.probe.Measured;
import leeml.job.probe.Probe;
import leeml.report.Report;
import leeml.report.RunFolder;
import leeml.report.RunResult;
import leeml.report.RunResult.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs, one after the other, over one Spark session; close it to stop the session.
 *
 * <p>Whatever a job throws ends in its run folder and in the {@link Outcome}: the sentence in
 * {@code result.json}, the stack trace in {@code log.txt}.
 */
public final class JobRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final Sessions sessions = new Sessions();
  private final Consumer<String> say;
  private final Map<Class<?>, Function<String, ?>> parsers;

  /**
   * A runner without a session yet.
   *
   * @param say where jobs speak to people
   * @param parsers how types that {@link Options} does not know are read from text
   */
  public JobRunner(Consumer<String> say, Map<Class<?>, Function<String, ?>> parsers) {
    this.say = say;
    this.parsers = Map.copyOf(parsers);
  }

  /**
   * Runs a job to its end.
   *
   * @throws UsageException if the settings do not fit the job, before anything is made
   */
  public <O extends Record> Outcome run(Job<O> job, Settings settings) {
    return run(job, settings, job);
  }

  /**
   * Measures a job's first fit in place of running the job.
   *
   * @param report writes down what follows from it
   * @throws UsageException if the settings do not fit the job, before anything is made
   */
  public <O extends Record> Outcome probe(
      Job<O> job, Settings settings, BiConsumer<Measured, Report> report) {
    return run(
        job,
        settings,
        (run, options) -> report.accept(measured(job, run.probing(), options), run.report()));
  }

  private static <O extends Record> Measured measured(Job<O> job, Run probing, O options)
      throws Exception {
    try {
      job.run(probing, options);
    } catch (Probe.Ended end) {
      return end.measured();
    }
    throw new UsageException(
        Jobs.about(job).name() + " trains nothing over shards, so there is nothing to measure");
  }

  /** Does a job's work, or another's in its place, with all that belongs to a run of it. */
  private <O extends Record> Outcome run(Job<O> job, Settings settings, Job<O> work) {
    JobConfig config = JobConfig.of(job, settings);
    O options = Options.of(job, parsers).bind(config.options());
    Optional<CheckpointSettings> checkpoints = CheckpointSettings.of(config.run());
    Optional<RemoteFolder> remote = RemoteFolder.of(config.run().getString("out"), config.spark());
    Outcome outcome;
    try (RunFolder folder = folder(config, remote)) {
      RunLog.to(folder.log());
      Report report = new Report(config.run().getBoolean("smoke"));
      RunRecord record = new RunRecord(config, title(job), report, folder);
      outcome =
          run(
              record,
              folder,
              () -> {
                Run run = new Run(sessions.open(config), config, report, folder, say, checkpoints);
                record.started(run);
                work.run(run, options);
                run.ended();
              });
    }
    return remote.map(there -> published(outcome, there)).orElse(outcome);
  }

  /** A run whose folder is not where it was asked for has failed, whatever it has found. */
  private static Outcome published(Outcome outcome, RemoteFolder there) {
    try {
      there.publish();
      return new Outcome(
          outcome.exit(), outcome.result(), outcome.folder(), there.target().toString());
    } catch (IOException e) {
      LOG.error("the run folder is not where it was asked for", e);
      throw new UncheckedIOException(e);
    }
  }

  private static Outcome run(RunRecord record, RunFolder folder, Work work) {
    Interruption interruption = Interruption.guard(record);
    Throwable thrown = null;
    try {
      work.run();
    } catch (Throwable e) { // an error, such as a heap that is full, is to be written down as well
      LOG.error("the run failed", e);
      thrown = e;
    }
    RunResult result = end(record, thrown, interruption.isStopping());
    interruption.written();
    return new Outcome(exit(result, thrown), result, folder.path(), folder.path().toString());
  }

  private static RunResult end(RunRecord record, Throwable thrown, boolean stopping) {
    if (thrown == null) {
      return record.end(Status.DONE, null);
    }
    return stopping
        ? record.end(Status.INTERRUPTED, Interruption.SENTENCE)
        : record.end(Status.FAILED, Exit.sentence(thrown));
  }

  private static Exit exit(RunResult result, Throwable thrown) {
    if (thrown != null) {
      return Exit.of(thrown);
    }
    return result.report().claimsHold() ? Exit.DONE : Exit.FAILED;
  }

  private static RunFolder folder(JobConfig config, Optional<RemoteFolder> remote) {
    String out = config.run().getString("out");
    Path local = out.isEmpty() ? null : Path.of(out);
    return RunFolder.create(remote.map(RemoteFolder::staging).orElse(local), config.job());
  }

  private static String title(Job<?> job) {
    About about = Jobs.about(job);
    return about.name() + ": " + about.summary();
  }

  @Override
  public void close() {
    sessions.close();
  }

  /** A job with everything it needs. */
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }
}
