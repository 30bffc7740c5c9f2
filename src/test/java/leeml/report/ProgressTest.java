package leeml.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @Test
  void whatEndsSoonStaysSilent() {
    Duration long_ = Duration.ofMinutes(1);
    try (Progress progress = Progress.start("training", 3, "round", out, false, long_, long_)) {
      progress.step();
    }
    try (Progress progress = Progress.start("training", 3, "round", out, true, long_, long_)) {
      progress.step();
    }
    assertThat(bytes.toString(UTF_8)).isEmpty();
  }

  @Test
  void linesSayRateAndTimeLeft() {
    ProgressDisplay lines = new ProgressDisplay.Lines("training", 100, "round", out);
    lines.show(40, "loss 0.31", Duration.ofSeconds(20));
    lines.show(1, "", Duration.ofSeconds(60));
    lines.end(100, "", Duration.ofSeconds(50));
    assertThat(bytes.toString(UTF_8).lines())
        .containsExactly(
            "training: 40 of 100 rounds (40 %), 2 rounds/s, 30 s left; loss 0.31",
            "training: 1 of 100 rounds (1 %), 0.0167 rounds/s, 1 h 39 min left",
            "training: 100 of 100 rounds (100 %), 2 rounds/s, took 50 s");
  }

  @Test
  void withoutATotalThereIsNoTimeLeft() {
    new ProgressDisplay.Lines("reading", 0, "record", out).show(12, "", Duration.ofSeconds(4));
    assertThat(bytes.toString(UTF_8).strip()).isEqualTo("reading: 12 records, 3 records/s");
  }

  @Test
  void whatTakesLongEndsWithItsLastState() throws InterruptedException {
    Duration soon = Duration.ofMillis(1);
    Progress progress =
        Progress.start("training", 3, "round", out, false, soon, Duration.ofMinutes(1));
    for (int waited = 0; bytes.size() == 0 && waited < 10_000; waited += 5) {
      Thread.sleep(5);
    }
    progress.stepTo(3);
    progress.close();
    progress.close();
    assertThat(bytes.toString(UTF_8).lines()).hasSize(2);
    assertThat(bytes.toString(UTF_8)).contains("3 of 3 rounds (100 %)");
  }

  @Test
  void theBarShowsTaskAndMessage() {
    ProgressDisplay bar = new ProgressDisplay.Bar("training", 10, "round", out);
    bar.show(4, "loss 0.31", Duration.ofSeconds(2));
    bar.end(10, "loss 0.2", Duration.ofSeconds(5));
    assertThat(bytes.toString(UTF_8)).contains("training", "10/10", "loss 0.2", "round/s");
  }
}
