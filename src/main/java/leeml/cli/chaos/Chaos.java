package leeml.cli.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import leeml.cli.chaos.Attempt.Unexpected;
import leeml.cli.chaos.ChaosPlan.Row;
import leeml.cli.chaos.Driver.Overdue;
import leeml.cli.chaos.Ground.Plot;
import leeml.cli.chaos.RowResult.Verdict;
import leeml.report.RunResult;

/**
 * Runs a plan of faults, row by row, each beside the same run left in peace; runs that differ in
 * nothing but the fault share the latter.
 */
public final class Chaos implements AutoCloseable {

  private final ChaosPlan plan;
  private final Runs runs;
  private final Consumer<String> say;
  private final Ground ground;
  private final Map<Map<String, String>, Ending> undisturbed = new HashMap<>();

  /**
   * A plan about to be run.
   *
   * @param out for the page, the run folders and the clusters' logs; an earlier plan's are removed
   * @param say where it tells people how it comes along
   */
  public Chaos(ChaosPlan plan, Path out, Consumer<String> say) throws IOException {
    this.plan = plan;
    this.runs = new Runs(plan, out.toAbsolutePath());
    this.say = say;
    this.ground = new Ground(plan.shape(), runs.clusters());
    runs.clear();
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
    return new ChaosPage(plan, results).write(runs.out(), (System.nanoTime() - start) * 1e-9);
  }

  private RowResult run(Row row, int number) throws IOException, InterruptedException {
    Optional<String> obstacle = row.fault().obstacle();
    if (obstacle.isPresent()) {
      return new RowResult(row, Verdict.SKIPPED, obstacle.get(), 0, Double.NaN);
    }
    Ending inPeace = undisturbed(row);
    long start = System.nanoTime();
    Attempt attempt = new Attempt(runs, row, "row-" + number, deadline(row));
    Verdict verdict = Verdict.FAILED;
    String happened;
    try (Plot plot = ground.of(row.fault())) {
      happened = attempt.on(plot, inPeace);
      verdict = Verdict.PASSED;
    } catch (Overdue e) {
      happened = "%s after %d s".formatted(e.getMessage(), row.timeoutSeconds());
    } catch (Unexpected | IOException e) {
      happened = e.getMessage();
    }
    double more = verdict == Verdict.PASSED ? attempt.runSeconds() - inPeace.seconds() : Double.NaN;
    return new RowResult(row, verdict, happened, (System.nanoTime() - start) * 1e-9, more);
  }

  private static long deadline(Row row) {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(row.timeoutSeconds());
  }

  /** The same run with nothing in its way; Spark's settings make no difference to what it finds. */
  private Ending undisturbed(Row row) throws IOException, InterruptedException {
    Map<String, String> settings = runs.settings(row);
    settings.keySet().removeIf(key -> key.startsWith("spark."));
    Ending known = undisturbed.get(settings);
    if (known != null) {
      return known;
    }
    String name = "undisturbed-" + (undisturbed.size() + 1);
    Driver driver = runs.start(ground.plain(), settings, name, name);
    try {
      Ending ending = runs.ending(driver, name, name, driver.awaitEnd(deadline(row)));
      if (!ending.isGood()) {
        throw new IOException(
            "the undisturbed run under %s failed: %s; see %s"
                .formatted(row.strategy(), ending.sentence(), driver.log()));
      }
      undisturbed.put(settings, ending);
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

  @Override
  public void close() {
    ground.close();
  }
}
