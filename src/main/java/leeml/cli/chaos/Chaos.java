package leeml.cli.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import leeml.cli.chaos.ChaosPlan.Row;
import leeml.cli.chaos.Driver.Overdue;
import leeml.cli.chaos.Expectation.Kind;
import leeml.cli.chaos.Ground.Plot;
import leeml.cli.chaos.RowResult.Verdict;
import leeml.cli.chaos.fault.Fault;
import leeml.cli.chaos.fault.Traces;
import leeml.report.RunResult;
import org.apache.commons.io.file.PathUtils;

/**
 * Runs a plan of faults, row by row, each beside the same run left in peace; runs that differ in
 * nothing but the fault share the latter.
 */
public final class Chaos implements AutoCloseable {

  /** From the end of a round until tasks of the next one are at work. */
  private static final int AMID_MILLIS = 80;

  private final ChaosPlan plan;
  private final Path out;
  private final Consumer<String> say;
  private final Ground ground;
  private final Map<Map<String, String>, Ending> calm = new HashMap<>();

  /**
   * A plan about to be run.
   *
   * @param out for the page, the run folders and the clusters' logs; an earlier plan's are removed
   * @param say where it tells people how it comes along
   */
  public Chaos(ChaosPlan plan, Path out, Consumer<String> say) throws IOException {
    this.plan = plan;
    this.out = out.toAbsolutePath();
    this.say = say;
    this.ground = new Ground(plan.shape(), folder("clusters"));
    for (String name : List.of("clusters", "runs", "checkpoints")) {
      if (Files.exists(folder(name))) {
        PathUtils.deleteDirectory(folder(name));
      }
      Files.createDirectories(folder(name));
    }
  }

  private Path folder(String name) {
    return out.resolve(name);
  }

  /**
   * Runs all rows and writes the page.
   *
   * @throws IOException if the undisturbed run of a row fails, or files cannot be written
   */
  public RunResult run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    List<RowResult> results = new ArrayList<>();
    for (Row row : plan.rows()) {
      RowResult result = run(row, results.size() + 1);
      results.add(result);
      say.accept(
          String.format(
              Locale.ROOT,
              "[%d/%d] %s, %s: %s in %.1f s",
              results.size(),
              plan.rows().size(),
              row.fault().name(),
              row.strategy(),
              result.word(),
              result.seconds()));
    }
    return new ChaosPage(plan, results).write(out, (System.nanoTime() - start) * 1e-9);
  }

  private RowResult run(Row row, int number) throws IOException, InterruptedException {
    Optional<String> obstacle = row.fault().obstacle();
    if (obstacle.isPresent()) {
      return new RowResult(row, Verdict.SKIPPED, obstacle.get(), 0, Double.NaN);
    }
    Ending undisturbed = undisturbed(row);
    long start = System.nanoTime();
    long deadline = start + TimeUnit.SECONDS.toNanos(row.timeoutSeconds());
    Attempt attempt = new Attempt(row, "row-" + number, deadline);
    String happened;
    Verdict verdict;
    try (Plot plot = ground.of(row.fault())) {
      happened = attempt.on(plot, undisturbed);
      verdict = Verdict.PASSED;
    } catch (Overdue e) {
      happened = "%s after %d s".formatted(e.getMessage(), row.timeoutSeconds());
      verdict = Verdict.FAILED;
    } catch (Unexpected | IOException e) {
      happened = e.getMessage();
      verdict = Verdict.FAILED;
    }
    double extra =
        verdict == Verdict.PASSED ? attempt.runSeconds - undisturbed.seconds() : Double.NaN;
    return new RowResult(row, verdict, happened, (System.nanoTime() - start) * 1e-9, extra);
  }

  /** The same run with nothing in its way; Spark's settings make no difference to what it finds. */
  private Ending undisturbed(Row row) throws IOException, InterruptedException {
    Map<String, String> settings = settings(row);
    settings.keySet().removeIf(key -> key.startsWith("spark."));
    Ending known = calm.get(settings);
    if (known != null) {
      return known;
    }
    Plot plot = ground.plain();
    String name = "undisturbed-" + (calm.size() + 1);
    Driver driver =
        Driver.start(plot.cluster(), plot.folder(), run(name), arguments(settings, row, name));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(row.timeoutSeconds());
    try {
      Ending ending = ending(driver, name, name, driver.awaitEnd(deadline));
      if (!ending.isGood()) {
        throw new IOException(
            "the undisturbed run under %s failed: %s; see %s"
                .formatted(row.strategy(), ending.sentence(), driver.log()));
      }
      calm.put(settings, ending);
      return ending;
    } catch (Overdue e) {
      throw new IOException(
          "the undisturbed run under %s takes longer than %d s"
              .formatted(row.strategy(), row.timeoutSeconds()),
          e);
    } finally {
      driver.end();
    }
  }

  private Path run(String name) {
    return folder("runs").resolve(name);
  }

  private Map<String, String> settings(Row row) {
    Map<String, String> settings = new LinkedHashMap<>(plan.fixed());
    settings.putAll(row.settings());
    settings.put("strategy", row.strategy());
    return settings;
  }

  private List<String> arguments(Map<String, String> settings, Row row, String kept) {
    List<String> arguments = new ArrayList<>(List.of(plan.job()));
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    if (row.keepsCheckpoints()) {
      arguments.addAll(List.of("--checkpoint", folder("checkpoints").resolve(kept).toString()));
      arguments.addAll(List.of("--checkpoint-every", "rounds=" + plan.checkpointEvery()));
    }
    return arguments;
  }

  /**
   * What a driver left.
   *
   * @param name of its run folder
   * @param kept of its folder of checkpoints
   */
  private Ending ending(Driver driver, String name, String kept, int exitCode) throws IOException {
    Path checkpoints = folder("checkpoints").resolve(kept).resolve(plan.job());
    return Ending.read(
        exitCode, driver.log(), run(name), checkpoints, plan.metric(), driver.seconds());
  }

  /** A row under way. */
  private final class Attempt {

    private final Row row;
    private final String name;
    private final long deadline;
    private double runSeconds;

    Attempt(Row row, String name, long deadline) {
      this.row = row;
      this.name = name;
      this.deadline = deadline;
    }

    /**
     * Runs until the end that is expected.
     *
     * @return what happened
     * @throws Unexpected if it ends in another way
     */
    String on(Plot plot, Ending undisturbed) throws IOException, InterruptedException {
      Fault fault = row.fault();
      Driver driver = start(plot, name, List.of());
      String struck;
      Ending ending;
      try {
        driver.awaitRound(row.round(), deadline);
        Thread.sleep(AMID_MILLIS);
        struck = fault.strike(plot.cluster(), driver.process());
        int exitCode = driver.awaitEnd(deadline);
        ending = ending(driver, name, name, exitCode);
      } finally {
        driver.end();
      }
      runSeconds = ending.seconds();
      if (!fault.isFelt(new Traces(run(name), ending.exitCode()))) {
        throw new Unexpected(struck + ", but the run felt nothing of it");
      }
      if (fault.endsTheDriver() || row.expectation().kind() == Kind.ERROR) {
        String between = interrupted(fault, ending);
        fault.mend(plot.cluster());
        Ending resumed = resume(plot);
        runSeconds += resumed.seconds();
        return struck + "; " + between + "; resumed: " + same(resumed, undisturbed);
      }
      return struck + "; " + verdict(ending, undisturbed);
    }

    private Driver start(Plot plot, String runName, List<String> more) {
      List<String> arguments = new ArrayList<>(arguments(settings(row), row, name));
      arguments.addAll(more);
      return Driver.start(plot.cluster(), plot.folder(), run(runName), arguments);
    }

    private Ending resume(Plot plot) throws IOException, InterruptedException {
      String second = name + "-resumed";
      Driver driver = start(plot, second, List.of("--resume"));
      try {
        return ending(driver, second, name, driver.awaitEnd(deadline));
      } finally {
        driver.end();
      }
    }

    /** How the first driver ended. */
    private String interrupted(Fault fault, Ending ending) {
      if (ending.isGood()) {
        throw new Unexpected("the run ended well all the same");
      }
      if (ending.last().isEmpty()) {
        throw new Unexpected("the run left no checkpoint; it said: " + ending.sentence());
      }
      if (fault.endsTheDriver()) {
        return "checkpoint of round " + ending.rounds();
      }
      if (ending.sentence().isEmpty()) {
        throw new Unexpected("the run ended with %d and no word".formatted(ending.exitCode()));
      }
      return "“%s”, checkpoint of round %d".formatted(ending.sentence(), ending.rounds());
    }

    private String verdict(Ending ending, Ending undisturbed) {
      return row.expectation().kind() == Kind.SAME
          ? same(ending, undisturbed)
          : within(ending, undisturbed);
    }

    private String same(Ending ending, Ending undisturbed) {
      requireGood(ending);
      Optional<String> difference = ending.difference(undisturbed);
      if (difference.isPresent()) {
        throw new Unexpected(difference.get());
      }
      return "θ after %d rounds the same bit for bit".formatted(ending.rounds());
    }

    private String within(Ending ending, Ending undisturbed) {
      requireGood(ending);
      double most = undisturbed.metric() * (1 + row.expectation().tolerance());
      String both =
          String.format(
              Locale.ROOT,
              "%s %.4f, undisturbed %.4f",
              plan.metric(),
              ending.metric(),
              undisturbed.metric());
      if (!(ending.metric() <= most)) {
        throw new Unexpected(both);
      }
      return both;
    }

    private static void requireGood(Ending ending) {
      if (!ending.isGood()) {
        throw new Unexpected(
            "the run ended with exit code %d: %s".formatted(ending.exitCode(), ending.sentence()));
      }
    }
  }

  /** A run ended in another way than its row expects. */
  private static final class Unexpected extends RuntimeException {
    Unexpected(String message) {
      super(message);
    }
  }

  @Override
  public void close() {
    ground.close();
  }
}
