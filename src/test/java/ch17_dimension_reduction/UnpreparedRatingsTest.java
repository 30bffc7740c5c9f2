package ch17_dimension_reduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import leeml.data.TestFiles;
import leeml.job.Job;
import leeml.job.Settings;
import leeml.job.run.Exit;
import leeml.job.run.JobRunner;
import leeml.job.run.Outcome;
import leeml.job.spec.Parsers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ratings and texts that nobody prepared are refused in one line with exit code 3. */
@Tag("own-session")
class UnpreparedRatingsTest {

  private static final JobRunner RUNNER = new JobRunner(line -> {}, Parsers.ALL);

  @TempDir private Path folder;

  private String refused(Job<?> job, String data) {
    Outcome outcome =
        RUNNER.run(
            job,
            Settings.none()
                .withSmoke()
                .with("run.master", "local[2]")
                .with("run.home", Path.of("").toAbsolutePath().toString())
                .with("run.out", folder.resolve("run").toString())
                .with("data", data));
    String result = outcome.result().toJsonLine();
    assertThat(outcome.exit()).as(result).isEqualTo(Exit.BAD_INPUT);
    return result;
  }

  private String ratings(String text) {
    return TestFiles.text(folder, "ratings.csv", "userId,movieId,rating\n" + text);
  }

  @Test
  void aRatingOutOfRange() {
    assertThat(refused(new MatrixFactorizationJob(), ratings("1,1,4\n1,2,5.5\n2,1,3\n")))
        .contains("ratings.csv, line 3", "5.5", "0.5", "5");
  }

  @Test
  void aUserWhoIsNoWholeNumber() {
    assertThat(refused(new MatrixFactorizationJob(), ratings("1,1,4\nanna,2,5\n")))
        .contains("ratings.csv, line 3", "anna");
  }

  @Test
  void tooFewRatingsToHoldSomeOut() {
    assertThat(refused(new MatrixFactorizationJob(), ratings("1,1,4\n"))).contains("ratings");
  }

  @Test
  void aTextOfFewerWordsThanTopics() {
    String data = TestFiles.text(folder, "pets.txt", "dog cat\n".repeat(30));
    assertThat(refused(new TopicsJob(), data)).contains("pets.txt", "do not make 4 topics");
  }

  @AfterAll
  static void close() {
    RUNNER.close();
  }
}
