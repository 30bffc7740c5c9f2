package leeml.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import leeml.job.Job;
import leeml.job.Jobs;
import leeml.job.Settings;
import leeml.job.spec.Parsers;
import leeml.report.Claim;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every job of the course ends well and its claims hold: small, and in a full test run in full. */
@Tag("own-session")
class CourseJobsTest {

  private static final JobRunner RUNNER = new JobRunner(line -> {}, Parsers.ALL);

  @TempDir private Path folder;

  static Stream<Named<Job<?>>> jobs() {
    return Jobs.ofCourse().all().stream()
        .filter(job -> !job.getClass().getPackageName().startsWith("leeml."))
        .map(job -> Named.of(Jobs.about(job).name(), job));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jobs")
  void runsSmall(Job<?> job) {
    endsWell(job, Settings.none().withSmoke());
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}")
  @MethodSource("jobs")
  void runsInFull(Job<?> job) {
    endsWell(job, Settings.none());
  }

  private void endsWell(Job<?> job, Settings settings) {
    Settings here =
        settings
            .with("run.master", "local[2]")
            .with("run.home", Path.of("").toAbsolutePath().toString())
            .with("run.out", folder.resolve("run").toString());
    Outcome outcome = RUNNER.run(job, here);
    assertThat(outcome.exit()).as("exit of %s", outcome.result().toJsonLine()).isEqualTo(Exit.DONE);
    assertThat(outcome.result().report().claims()).isNotEmpty().allMatch(Claim::holds);
    assertThat(folder.resolve("run/report.html")).isNotEmptyFile();
  }

  @AfterAll
  static void close() {
    RUNNER.close();
  }
}
