package leeml.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells people how far a long piece of work is: a bar with rate and time left on a terminal, a
 * plain line every ten seconds elsewhere. What ends within two seconds stays silent.
 *
 * <p>It writes to standard error: standard output carries results, and its last line may be JSON.
 * The system property {@code leeml.terminal} says whether standard error is a terminal; without it
 * plain lines are written, for the JVM can only ask about all its streams at once.
 *
 * <pre>{@code
 * try (Progress progress = Progress.start("training", epochs, "epoch")) {
 *   for (...) { ...; progress.message("loss 0.31"); progress.step(); }
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class Progress implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final Duration BAR_INTERVAL = Duration.ofMillis(250);
  private static final Duration LINE_INTERVAL = Duration.ofSeconds(10);

  private final ProgressDisplay display;
  private final ScheduledExecutorService clock;
  private final Future<?> ticking;
  private final long startNanos = System.nanoTime();
  private long done;
  private String message = "";
  private boolean shown;
  private boolean closed;

  private Progress(ProgressDisplay display, Duration silence, Duration interval) {
    this.display = display;
    this.clock = Executors.newSingleThreadScheduledExecutor(Progress::daemon);
    this.ticking =
        clock.scheduleAtFixedRate(
            this::show, silence.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Starts to tell.
   *
   * @param task what is being done: {@code training}
   * @param total how many units there are; 0 or less if unknown
   * @param unit what is counted, in the singular: {@code round}
   */
  public static Progress start(String task, long total, String unit) {
    return start(task, total, unit, System.err, onTerminal(), SILENCE, LINE_INTERVAL);
  }

  static Progress start(
      String task,
      long total,
      String unit,
      PrintStream out,
      boolean terminal,
      Duration silence,
      Duration lineInterval) {
    return terminal
        ? new Progress(new ProgressDisplay.Bar(task, total, unit, out), silence, BAR_INTERVAL)
        : new Progress(new ProgressDisplay.Lines(task, total, unit, out), silence, lineInterval);
  }

  /** One unit is done. */
  public synchronized void step() {
    done++;
  }

  /** {@code units} are done in all. */
  public synchronized void stepTo(long units) {
    done = units;
  }

  /** Says something about the work that changes with it: {@code loss 0.31}. */
  public synchronized void message(String text) {
    message = text;
  }

  /** Ends; if anything was shown, the last state is shown too. Does nothing the second time. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    ticking.cancel(false);
    clock.shutdown();
    if (shown) {
      display.end(done, message, elapsed());
    }
  }

  private synchronized void show() {
    if (!closed) {
      shown = true;
      display.show(done, message, elapsed());
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private static boolean onTerminal() {
    return Boolean.getBoolean("leeml.terminal");
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "progress");
    thread.setDaemon(true);
    return thread;
  }
}
