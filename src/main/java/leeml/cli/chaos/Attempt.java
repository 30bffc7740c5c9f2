package leeml.cli.chaos;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import leeml.cli.chaos.ChaosPlan.Row;
import leeml.cli.chaos.Expectation.Kind;
import leeml.cli.chaos.Ground.Plot;
import leeml.cli.chaos.fault.Fault;
import leeml.cli.chaos.fault.Traces;

/** A row under way: a run, what befalls it, and whether it ends as it is expected to. */
final class Attempt {

  /** From the end of a round until tasks of the next one are at work. */
  private static final int AMID_MILLIS = 80;

  private final Runs runs;
  private final Row row;
  private final String name;
  private final long deadline;
  private double runSeconds;

  /**
   * An attempt that is still to be made.
   *
   * @param name of its run folder
   * @param deadline by {@link System#nanoTime()}
   */
  Attempt(Runs runs, Row row, String name, long deadline) {
    this.runs = runs;
    this.row = row;
    this.name = name;
    this.deadline = deadline;
  }

  /** Seconds that the run has taken, both its drivers together where there were two. */
  double runSeconds() {
    return runSeconds;
  }

  /**
   * Runs until the end that is expected.
   *
   * @return what happened
   * @throws Unexpected if it ends in another way
   * @throws Driver.Overdue if it does not end in time
   */
  String on(Plot plot, Ending undisturbed) throws IOException, InterruptedException {
    Fault fault = row.fault();
    Driver driver = runs.start(plot, runs.settings(row), name, name);
    String struck;
    Ending ending;
    try {
      driver.awaitRound(row.round(), deadline);
      Thread.sleep(AMID_MILLIS);
      struck = fault.strike(plot.cluster(), driver.process());
      ending = runs.ending(driver, name, name, driver.awaitEnd(deadline));
    } finally {
      driver.end();
    }
    runSeconds = ending.seconds();
    if (!fault.isFelt(new Traces(runs.run(name), ending.exitCode()))) {
      throw new Unexpected(struck + ", but the run felt nothing of it");
    }
    String after =
        fault.endsTheDriver() || row.expectation().kind() == Kind.ERROR
            ? interrupted(fault, ending) + "; resumed: " + verdict(resumed(plot), undisturbed)
            : verdict(ending, undisturbed);
    return struck + "; " + after;
  }

  /** What is put right is put right, and a second driver goes on. */
  private Ending resumed(Plot plot) throws IOException, InterruptedException {
    row.fault().mend(plot.cluster());
    String second = name + "-resumed";
    Driver driver = runs.start(plot, runs.settings(row), second, name, "--resume");
    try {
      Ending ending = runs.ending(driver, second, name, driver.awaitEnd(deadline));
      runSeconds += ending.seconds();
      return ending;
    } finally {
      driver.end();
    }
  }

  /** How the first driver ended. */
  private static String interrupted(Fault fault, Ending ending) {
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
    return row.expectation().kind() == Kind.WITHIN
        ? within(ending, undisturbed)
        : same(ending, undisturbed);
  }

  private static String same(Ending ending, Ending undisturbed) {
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
            runs.plan().metric(),
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

  /** A run ended in another way than its row expects. */
  static final class Unexpected extends RuntimeException {
    Unexpected(String message) {
      super(message);
    }
  }
}
