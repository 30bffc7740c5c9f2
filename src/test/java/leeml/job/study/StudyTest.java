package leeml.job.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import leeml.error.UsageException;
import leeml.job.Settings;
import leeml.job.run.JobRunner;
import leeml.job.spec.Parsers;
import leeml.report.RunResult;
import leeml.report.RunResult.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study from its plan to its page, on a fake job. */
@Tag("own-session")
class StudyTest {

  private static final JobRunner RUNNER = new JobRunner(line -> {}, Parsers.ALL);

  @TempDir private Path folder;

  private final List<String> said = new ArrayList<>();

  private RunResult run(String plan) throws IOException {
    Path file = Files.writeString(folder.resolve("lines.conf"), plan);
    Plan read = PlanFile.read(file, "/home", false, PlanFileTest.JOBS, Parsers.ALL);
    said.clear();
    return new Study(read, folder.resolve("out"), Settings.none(), Parsers.ALL, said::add)
        .run(RUNNER);
  }

  @Test
  void whatIsThereIsNotRunAgain() throws IOException {
    RunResult first = run(PlanFileTest.GOOD);
    assertThat(first.status()).isEqualTo(Status.DONE);
    assertThat(said).hasSize(8).allMatch(line -> line.contains("done in"));
    assertThat(first.report().metrics())
        .containsKeys("sync-rate-0.01.error", "local-sgd-period-2-fast.error");
    assertThat(folder.resolve("out/report.html")).content().contains("local-sgd:period=2 · fast");

    RunResult again = run(PlanFileTest.GOOD);
    assertThat(said).hasSize(8).allMatch(line -> line.endsWith("is there already"));
    assertThat(again.report().metrics()).isEqualTo(first.report().metrics());

    run(PlanFileTest.GOOD.replace("seeds = [1, 2]", "seeds = [2, 3]").replace("fast", "quick"));
    assertThat(said).filteredOn(line -> line.endsWith("is there already")).hasSize(4);
    assertThat(said).filteredOn(line -> line.contains("seed 3: done in")).hasSize(4);
  }

  @Test
  void aRunThatIsNotCompleteIsRunAgain() throws IOException {
    run(PlanFileTest.GOOD);
    try (var runs = Files.list(folder.resolve("out/runs"))) {
      Path one = runs.findFirst().orElseThrow();
      Files.writeString(one.resolve("result.json"), "{\"status\": \"interrupted\"}");
    }
    run(PlanFileTest.GOOD);
    assertThat(said).filteredOn(line -> line.contains("done in")).hasSize(1);
  }

  @Test
  void aRunThatFailsIsSaidAndTheOthersGoOn() throws IOException {
    RunResult result = run(PlanFileTest.GOOD.replace("rate = 0.1,", "rate = 0,"));
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.error()).contains("4 runs failed: IllegalStateException: no rate");
    assertThat(folder.resolve("out/report.html")).content().contains("(failed)");
  }

  @Test
  void aWrongValueEndsTheStudyBeforeItBegins() {
    assertThatThrownBy(() -> run(PlanFileTest.GOOD.replace("period=2", "period=0")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("plan lines, combination 'local-sgd:period=0 · rate 0.01'");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @AfterAll
  static void close() {
    RUNNER.close();
  }
}
