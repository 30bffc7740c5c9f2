package leeml.report;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How progress looks. */
sealed interface ProgressDisplay {

  /** Shows where the work is. */
  void show(long done, String message, Duration elapsed);

  /** Shows where the work ended; nothing follows. */
  void end(long done, String message, Duration elapsed);

  /** A bar that draws itself over and over in one line of a terminal. */
  final class Bar implements ProgressDisplay {
    private final String task;
    private final long total;
    private final String unit;
    private final PrintStream out;
    private ProgressBar bar;

    Bar(String task, long total, String unit, PrintStream out) {
      this.task = task;
      this.total = total;
      this.unit = unit;
      this.out = out;
    }

    @Override
    public void show(long done, String message, Duration elapsed) {
      if (bar == null) {
        bar = build(elapsed);
      }
      bar.stepTo(done);
      bar.setExtraMessage(message.isEmpty() ? "" : " " + message);
    }

    @Override
    public void end(long done, String message, Duration elapsed) {
      show(done, message, elapsed);
      bar.close();
    }

    private ProgressBar build(Duration elapsed) {
      return new ProgressBarBuilder()
          .setTaskName(task)
          .setInitialMax(total > 0 ? total : -1)
          .setUnit(" " + unit, 1)
          .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
          .setConsumer(new ConsoleProgressBarConsumer(out))
          .showSpeed()
          .startsFrom(0, elapsed)
          .build();
    }
  }

  /** One line each time: {@code training: 40 of 100 rounds (40 %), 2 rounds/s, 30 s left}. */
  final class Lines implements ProgressDisplay {
    private final String task;
    private final long total;
    private final String unit;
    private final PrintStream out;

    Lines(String task, long total, String unit, PrintStream out) {
      this.task = task;
      this.total = total;
      this.unit = unit;
      this.out = out;
    }

    @Override
    public void show(long done, String message, Duration elapsed) {
      StringBuilder line = start(done, elapsed);
      if (total > 0 && done > 0 && done <= total) {
        double left = elapsed.toMillis() / 1e3 * (total - done) / done;
        line.append(", ").append(clock(Duration.ofMillis(Math.round(left * 1e3)))).append(" left");
      }
      print(line, message);
    }

    @Override
    public void end(long done, String message, Duration elapsed) {
      print(start(done, elapsed).append(", took ").append(clock(elapsed)), message);
    }

    private StringBuilder start(long done, Duration elapsed) {
      StringBuilder line = new StringBuilder(task).append(": ").append(Digits.of(done));
      if (total > 0) {
        line.append(" of ").append(Digits.of(total));
      }
      line.append(' ').append(unit).append(total == 1 ? "" : "s");
      if (total > 0) {
        line.append(" (").append(100 * done / total).append(" %)");
      }
      double seconds = elapsed.toMillis() / 1e3;
      if (seconds > 0) {
        line.append(", ")
            .append(Digits.of(done / seconds, 3))
            .append(' ')
            .append(unit)
            .append("s/s");
      }
      return line;
    }

    private void print(StringBuilder line, String message) {
      out.println(message.isEmpty() ? line : line.append("; ").append(message));
      out.flush();
    }

    private static String clock(Duration time) {
      if (time.toSeconds() < 60) {
        return time.toSeconds() + " s";
      }
      if (time.toMinutes() < 60) {
        return time.toMinutes() + " min " + time.toSecondsPart() + " s";
      }
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
  }
}
