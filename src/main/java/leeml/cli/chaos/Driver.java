package leeml.cli.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import leeml.cli.Leeml;
import leeml.job.JobConfig;
import leeml.spark.standalone.StandaloneCluster;

/** A run in a JVM of its own: {@code leeml run JOB} as a user types it, on a cluster. */
final class Driver {

  private static final int LOOK_MILLIS = 20;

  private final Process process;
  private final Path log;
  private final Path run;
  private final long startNanos = System.nanoTime();

  private Driver(Process process, Path log, Path run) {
    this.process = process;
    this.log = log;
    this.run = run;
  }

  /**
   * Starts a run.
   *
   * @param clusterFolder where the cluster has its logs
   * @param run its run folder
   * @param arguments what follows {@code run}
   */
  static Driver start(
      StandaloneCluster cluster, Path clusterFolder, Path run, List<String> arguments) {
    String name = "driver-" + run.getFileName();
    List<String> command = new ArrayList<>(List.of(Leeml.class.getName(), "run"));
    command.addAll(arguments);
    command.addAll(List.of("--out", run.toString()));
    Map<String, String> properties =
        Map.of("leeml.home", JobConfig.home(), "leeml.terminal", "false");
    Process process = cluster.startDriver(name, properties, command);
    return new Driver(process, clusterFolder.resolve(name + ".log"), run);
  }

  Process process() {
    return process;
  }

  /** What it wrote to standard output and standard error. */
  Path log() {
    return log;
  }

  double seconds() {
    return (System.nanoTime() - startNanos) * 1e-9;
  }

  /**
   * Waits until a round has been done, and so the next one is under way.
   *
   * @throws Overdue if that takes too long
   * @throws IOException if the run ends before
   */
  void awaitRound(long round, long deadlineNanos) throws IOException, InterruptedException {
    while (roundsDone() < round) {
      if (!process.isAlive()) {
        throw new IOException(
            "the run ended with exit code %d before round %d, after %d; see %s"
                .formatted(process.exitValue(), round, roundsDone(), log));
      }
      requireTime(deadlineNanos, "round " + round);
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /**
   * Waits until the process has ended.
   *
   * @return its exit code
   * @throws Overdue if that takes too long
   */
  int awaitEnd(long deadlineNanos) throws InterruptedException {
    long left = Math.max(0, deadlineNanos - System.nanoTime());
    if (!process.waitFor(left, TimeUnit.NANOSECONDS)) {
      throw new Overdue("it was still running");
    }
    return process.exitValue();
  }

  private static void requireTime(long deadlineNanos, String what) {
    if (System.nanoTime() > deadlineNanos) {
      throw new Overdue(what + " was not reached");
    }
  }

  private long roundsDone() {
    try (Stream<String> lines = Files.lines(run.resolve("metrics.jsonl"))) {
      return lines.count();
    } catch (IOException | UncheckedIOException e) {
      return 0; // not there yet, or half a line of it
    }
  }

  /** Ends it if it has not ended. */
  void end() {
    process.destroyForcibly();
  }

  /** A row has taken longer than its plan gives it. */
  static final class Overdue extends RuntimeException {
    Overdue(String message) {
      super(message);
    }
  }
}
