package ch17_dimension_reduction;

import static leeml.job.run.SmallRuns.refused;

import java.nio.file.Path;
import leeml.data.TestFiles;
import leeml.job.Job;
import leeml.job.run.SmallRuns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ratings and texts that nobody prepared are refused in one line with exit code 3. */
@Tag("own-session")
class UnpreparedRatingsTest {

  private static final SmallRuns RUNS = new SmallRuns();

  @TempDir private Path folder;

  private void isRefused(Job<?> job, String data, String... words) {
    refused(RUNS.run(folder, job, data), words);
  }

  private String ratings(String text) {
    return TestFiles.text(folder, "ratings.csv", "userId,movieId,rating\n" + text);
  }

  @Test
  void aRatingOutOfRange() {
    isRefused(
        new MatrixFactorizationJob(),
        ratings("1,1,4\n1,2,5.5\n2,1,3\n"),
        "ratings.csv, line 3",
        "5.5",
        "0.5",
        "5");
  }

  @Test
  void aUserWhoIsNoWholeNumber() {
    isRefused(
        new MatrixFactorizationJob(), ratings("1,1,4\nanna,2,5\n"), "ratings.csv, line 3", "anna");
  }

  @Test
  void tooFewRatingsToHoldSomeOut() {
    isRefused(new MatrixFactorizationJob(), ratings("1,1,4\n"), "ratings");
  }

  @Test
  void aTextOfFewerWordsThanTopics() {
    String data = TestFiles.text(folder, "pets.txt", "dog cat\n".repeat(30));
    isRefused(new TopicsJob(), data, "pets.txt", "do not make 4 topics");
  }

  @AfterAll
  static void close() {
    RUNS.close();
  }
}
