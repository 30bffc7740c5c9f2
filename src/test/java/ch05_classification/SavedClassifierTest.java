package ch05_classification;

import static leeml.job.run.SmallRuns.works;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import leeml.data.TestFiles;
import leeml.job.Job;
import leeml.job.run.Outcome;
import leeml.job.run.SmallRuns;
import leeml.job.score.ScoreJob;
import leeml.report.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved classifier answers for a test file as the run that trained it did, row by row. */
@Tag("own-session")
class SavedClassifierTest {

  private static final SmallRuns RUNS = new SmallRuns();
  private static final long SEED = 20261123;

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    RUNS.close();
  }

  /** Numbers with gaps, a category with gaps, and one that is in the test file alone. */
  private static String table(int rows, long seed, List<String> towns) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("age,town,flat,plan\n");
    for (int i = 0; i < rows; i++) {
      double age = 40 + 15 * random.nextGaussian();
      String town = towns.get(random.nextInt(towns.size()));
      double tells = age / 15 + (town.equals("Ulm") ? 2 : 0) + random.nextGaussian();
      String plan = tells > 4 ? "gold" : tells > 2.5 ? "silver" : "none";
      String known = i % 9 == 4 ? "?" : String.format(Locale.ROOT, "%.3f", age);
      text.append(known).append(',').append(town).append(",1,").append(plan).append('\n');
    }
    return text.toString();
  }

  private Outcome[] trainAndScore(Job<?> job, String train, String test, String... settings) {
    String[] all = new String[settings.length + 2];
    System.arraycopy(settings, 0, all, 2, settings.length);
    all[0] = "test";
    all[1] = test;
    Outcome trained = RUNS.run(folder.resolve("training"), job, train, all);
    works(trained);
    Outcome scored =
        RUNS.run(
            folder.resolve("scoring"), new ScoreJob(), test, "model", trained.folder().toString());
    works(scored);
    return new Outcome[] {trained, scored};
  }

  private static void assertSame(Outcome[] both, String title) {
    var then = both[0].result().report().metrics();
    var now = both[1].result().report().metrics();
    assertThat(now.get("rows")).isEqualTo(then.get("test.rows"));
    assertThat(now.get("accuracy")).isEqualTo(then.get("accuracy"));
    assertThat(now.get("accuracy.majority")).isEqualTo(then.get("accuracy.majority"));
    assertThat(now.get("log-loss")).isPositive().isFinite();
    assertThat(counts(both[1], "Rows of each class")).isEqualTo(counts(both[0], title));
  }

  private static List<List<Table.Cell>> counts(Outcome outcome, String title) {
    return outcome.result().report().sections().stream()
        .filter(section -> section instanceof Table table && table.title().startsWith(title))
        .map(section -> ((Table) section).rows())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void softmaxWithCategoriesAndGaps() {
    String train =
        TestFiles.text(folder, "train.csv", table(300, SEED, List.of("Ulm", "Bonn", "?")));
    String test =
        TestFiles.text(folder, "test.csv", table(200, SEED + 1, List.of("Ulm", "Bonn", "Trier")));
    assertSame(trainAndScore(new SoftmaxJob(), train, test), "Softmax regression, test rows");
    assertThat(RUNS.said())
        .anyMatch(line -> line.matches(".*taken as zeros: town in \\d+ rows \\(Trier\\)\\."));
  }

  @Test
  void logisticRegressionWithoutAHeaderAndWithLabelsThatEndInAStop() {
    String train = table(300, SEED, List.of("Ulm", "Bonn")).replaceAll("gold|silver", "some");
    String test = table(200, SEED + 1, List.of("Bonn", "Ulm")).replaceAll("gold|silver", "some");
    Outcome[] both =
        trainAndScore(
            new LogisticJob(),
            TestFiles.text(folder, "train.csv", withoutHeader(train)),
            TestFiles.text(
                folder, "test.csv", withoutHeader(test).replaceAll("(some|none)", "$1.")),
            "header",
            "false",
            "label-end",
            ".");
    assertSame(both, "Logistic regression, test rows");
  }

  private static String withoutHeader(String table) {
    return table.substring(table.indexOf('\n') + 1);
  }

  private static String numbered(String table, String none, String silver, String gold) {
    return table.replace("none", none).replace("silver", silver).replace("gold", gold);
  }

  @Test
  void classesThatAreNumbers() {
    String train = table(300, SEED, List.of("Ulm", "Bonn"));
    String test = table(200, SEED + 1, List.of("Ulm", "Bonn"));
    Outcome[] both =
        trainAndScore(
            new SoftmaxJob(),
            TestFiles.text(folder, "train.csv", numbered(train, "1", "2", "10")),
            TestFiles.text(folder, "test.csv", numbered(test, "1.0", "02", "1e1")));
    assertSame(both, "Softmax regression, test rows");
  }
}
