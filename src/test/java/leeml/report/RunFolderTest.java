package leeml.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import leeml.error.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 2, 12, 0, 5);

  @TempDir Path temporary;

  @Test
  void foldersAreNamedByJobAndTimeAndNeverShared() {
    try (RunFolder first = RunFolder.create(null, "ch02.x", temporary, NOON);
        RunFolder second = RunFolder.create(null, "ch02.x", temporary, NOON)) {
      assertThat(first.path()).isEqualTo(temporary.resolve("ch02.x-20260102-120005"));
      assertThat(second.path()).isEqualTo(temporary.resolve("ch02.x-20260102-120005-2"));
      assertThat(first.model()).isEmptyDirectory();
    }
  }

  @Test
  void metricsAreOnDiskBeforeTheRunEnds() throws Exception {
    try (RunFolder folder = RunFolder.create(temporary.resolve("run"), "ch02.x")) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("round", 1);
      line.put("loss", Double.NaN);
      folder.metrics(line);
      folder.metrics(Map.of("loss", Double.NEGATIVE_INFINITY));
      assertThat(folder.path().resolve("metrics.jsonl"))
          .hasContent("{\"round\":1,\"loss\":\"NaN\"}\n{\"loss\":\"-Infinity\"}\n");
    }
  }

  @Test
  void anInterruptedThreadStillWrites() throws Exception {
    try (RunFolder folder = RunFolder.create(temporary.resolve("run"), "ch02.x")) {
      Thread.currentThread().interrupt();
      folder.metrics(Map.of("round", 1));
      folder.config("a = 1\n");
      assertThat(Thread.interrupted()).isTrue();
      folder.metrics(Map.of("round", 2));
      assertThat(folder.path().resolve("metrics.jsonl"))
          .hasContent("{\"round\":1}\n{\"round\":2}\n");
      assertThat(folder.path().resolve("config.conf")).hasContent("a = 1\n");
    }
  }

  /** Another JVM measures something and is then killed without a chance to tidy up. */
  @Test
  void aKilledRunKeepsWhatItMeasured() throws Exception {
    Path path = temporary.resolve("killed");
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MeasuresAndWaits.class.getName(),
                path.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(run.getInputStream().read()).isEqualTo('!');
    } finally {
      run.destroyForcibly();
      assertThat(run.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(Files.readAllLines(path.resolve("metrics.jsonl")))
        .hasSize(100)
        .last()
        .isEqualTo("{\"round\":100}");
    assertThat(path.resolve("result.json")).doesNotExist();
  }

  /** What the killed JVM runs. */
  static final class MeasuresAndWaits {
    private MeasuresAndWaits() {}

    public static void main(String[] arguments) throws InterruptedException {
      RunFolder folder = RunFolder.create(Path.of(arguments[0]), "ch02.x");
      for (int round = 1; round <= 100; round++) {
        folder.metrics(Map.of("round", round));
      }
      System.out.print('!');
      System.out.flush();
      Thread.sleep(60_000);
    }
  }

  @Test
  void filesAppearWholeAndLeaveNoPartsBehind() throws Exception {
    try (RunFolder folder = RunFolder.create(temporary.resolve("run"), "ch02.x")) {
      Path result = folder.path().resolve("result.json");
      Path watched =
          Files.createLink(temporary.resolve("old.json"), Files.writeString(result, "old"));
      folder.result(RunResult.of("ch02.x", RunResult.Status.DONE, new Report()));
      folder.page("<!doctype html>");
      // A rename puts a new file in place of the old one, which nobody then finds half overwritten.
      assertThat(watched).hasContent("old");
      assertThat(result).content().startsWith("{").endsWith("}\n");
      try (var entries = Files.list(folder.path())) {
        assertThat(entries.map(entry -> entry.getFileName().toString()))
            .containsExactlyInAnyOrder("metrics.jsonl", "result.json", "report.html", "model");
      }
    }
  }

  @Test
  void aFolderOfAnEarlierRunIsUsedAgainWithoutItsResult() throws Exception {
    Path path = temporary.resolve("run");
    try (RunFolder first = RunFolder.create(path, "ch02.x")) {
      first.metrics(Map.of("round", 1));
      first.result(RunResult.of("ch02.x", RunResult.Status.DONE, new Report()));
      Files.writeString(first.model().resolve("theta.bin"), "θ");
      Files.writeString(path.resolve("report.html.part"), "half");
    }
    try (RunFolder second = RunFolder.create(path, "ch02.x")) {
      assertThat(path.resolve("result.json")).doesNotExist();
      assertThat(path.resolve("report.html.part")).doesNotExist();
      assertThat(path.resolve("metrics.jsonl")).isEmptyFile();
      assertThat(second.model().resolve("theta.bin")).exists();
    }
  }

  @Test
  void aFolderOfSomethingElseIsRefusedAndLeftAlone() throws Exception {
    Path thesis = Files.writeString(temporary.resolve("thesis.tex"), "years");
    assertThatThrownBy(() -> RunFolder.create(temporary, "ch02.x"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds 'thesis.tex', which no run wrote");
    assertThat(thesis).hasContent("years");
    assertThatThrownBy(() -> RunFolder.create(thesis, "ch02.x"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is a file");
    assertThatThrownBy(() -> RunFolder.create(thesis.resolve("run"), "ch02.x"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("cannot write to the run folder");
  }
}
