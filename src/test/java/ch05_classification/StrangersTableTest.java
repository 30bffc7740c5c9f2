package ch05_classification;

import static leeml.job.run.SmallRuns.refused;
import static leeml.job.run.SmallRuns.works;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import leeml.data.TestFiles;
import leeml.job.Job;
import leeml.job.run.Exit;
import leeml.job.run.Outcome;
import leeml.job.run.SmallRuns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that nobody prepared: each works, or is refused in one line. */
@Tag("own-session")
class StrangersTableTest {

  private static final SmallRuns RUNS = new SmallRuns();
  private static final long SEED = 4;

  @TempDir private Path folder;

  /** Columns x, colour, flat, id, empty class last; the class follows x and colour. */
  private static String table(int rows, long seed, String... extra) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("x,colour,flat,id,class\n");
    for (int i = 0; i < rows; i++) {
      double x = random.nextGaussian();
      String colour = List.of("red", "green", "?").get(i % 3);
      boolean yes = x + (colour.equals("red") ? 1 : 0) + 0.3 * random.nextGaussian() > 0.3;
      text.append(i % 11 == 5 ? "" : Double.toString(x)).append(',').append(colour);
      text.append(",7,name").append(i).append(',').append(yes ? "yes" : "no").append('\n');
    }
    for (String line : extra) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private Outcome run(Job<?> job, String data, String... settings) {
    return RUNS.run(folder, job, data, settings);
  }

  @Test
  void categoriesGapsConstantsAndNamesAreTakenOrLeftOutAndSaid() {
    String train = TestFiles.text(folder, "train.csv", table(260, SEED));
    String test = TestFiles.text(folder, "test.csv", table(60, SEED + 1, "0.5,blue,7,me,yes"));
    Outcome outcome = run(new LogisticJob(), train, "test", test);
    works(outcome);
    assertThat(outcome.result().report().metrics().get("columns"))
        .as("x, colour=(missing), colour=green, colour=red")
        .isEqualTo(4);
    assertThat(outcome.result().report().metrics().get("accuracy")).isGreaterThan(0.8);
    assertThat(RUNS.said())
        .anyMatch(
            line ->
                line.contains("train.csv: missing values filled in") && line.contains("colour 86"))
        .anyMatch(
            line -> line.startsWith("Left out, as they hold one value") && line.contains("flat"))
        .anyMatch(line -> line.contains("more than 200 different texts: id"))
        .anyMatch(line -> line.contains("no training row has") && line.contains("colour=blue (1)"));
  }

  @Test
  void everyJobOfTwoClassesTakesIt() {
    String data = TestFiles.text(folder, "all.csv", table(120, SEED));
    for (Job<?> job :
        List.<Job<?>>of(
            new GaussianJob(),
            new NaiveBayesJob(),
            new SmallDataJob(),
            new SoftmaxJob(),
            new LossSurfaceJob(),
            new CascadeJob(),
            new UpdateRuleJob())) {
      Outcome outcome = run(job, data, "features", "x,colour");
      assertThat(outcome.exit())
          .as("%s: %s", job.getClass().getSimpleName(), outcome.result().toJsonLine())
          .isEqualTo(Exit.DONE);
    }
  }

  @Test
  void anEmptyPartitionIsNoObstacle() {
    TestFiles.text(folder, "parts/a.csv", table(100, SEED));
    TestFiles.text(folder, "parts/b.csv", "x,colour,flat,id,class\n");
    TestFiles.text(folder, "parts/c.csv", table(20, SEED + 2));
    works(run(new GaussianJob(), folder.resolve("parts").toString()));
    works(
        run(new LogisticJob(), folder.resolve("parts").toString(), "workers", "3", "steps", "60"));
  }

  @Test
  void oneClassIsRefused() {
    String data = TestFiles.text(folder, "one.csv", "x,class\n1,a\n2,a\n3,a\n");
    Outcome outcome = run(new GaussianJob(), data);
    refused(outcome, "one class only", "'a'", "expected at least two");
  }

  @Test
  void constantColumnsAloneAreRefused() {
    String data = TestFiles.text(folder, "flat.csv", "x,y,class\n1,u,a\n1,u,b\n1,u,a\n1,u,b\n");
    Outcome outcome = run(new LogisticJob(), data);
    refused(outcome, "no feature varies");
  }

  @Test
  void aClassThatTrainingDoesNotKnowIsRefused() {
    String train = TestFiles.text(folder, "train.csv", "x,class\n1,a\n2,b\n3,a\n4,b\n");
    String test = TestFiles.text(folder, "test.csv", "x,class\n1,a.\n");
    Outcome outcome = run(new LogisticJob(), train, "test", test);
    refused(outcome, "test.csv", "the class 'a.'", "[a, b]");
    works(run(new LogisticJob(), train, "test", test, "label-end", ".", "steps", "60"));
  }

  @Test
  void aNumberToPredictIsNoClass() {
    StringBuilder text = new StringBuilder("x,price\n");
    for (int i = 0; i < 150; i++) {
      text.append(i).append(',').append(i * 3).append('\n');
    }
    String data = TestFiles.text(folder, "price.csv", text.toString());
    Outcome outcome = run(new SoftmaxJob(), data);
    refused(outcome, "more than 100 different values");
  }

  @Test
  void missingValuesAreRefusedWhereAsked() {
    String data = TestFiles.text(folder, "gap.csv", "x,class\n1,a\n,b\n3,a\n");
    Outcome outcome = run(new GaussianJob(), data, "missing", "error");
    refused(outcome, "gap.csv", "line 3", "column 'x'");
  }

  @AfterAll
  static void close() {
    RUNS.close();
  }
}
