package ch02_linear_regression;

import static leeml.job.run.SmallRuns.works;
import static org.assertj.core.api.Assertions.assertThat;

import ch02_linear_regression.table.LinearModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import leeml.data.TestFiles;
import leeml.data.encode.HeldOut;
import leeml.job.run.Outcome;
import leeml.job.run.SmallRuns;
import leeml.job.score.ScoreJob;
import leeml.spark.sum.Comoments;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved regression predicts what the run that trained it did, to the last bit. */
@Tag("own-session")
class SavedRegressionTest {

  private static final SmallRuns RUNS = new SmallRuns();
  private static final long SEED = 20261123;
  private static final double HELD_OUT = 0.25;
  private static final String HEADER = "a,flat,b,twice_a,word,c,y";
  private static final int[] KEPT = {0, 2, 5};

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    RUNS.close();
  }

  /** Rows of a, flat, b, twice a, a word, c, y. */
  private static List<String> lines() {
    Random random = new Random(SEED);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double a = random.nextGaussian();
      double b = 1000 + 30 * random.nextGaussian();
      double c = random.nextInt(7) / 3.0;
      double y = 3 * a - 0.01 * b + c * c + random.nextGaussian();
      lines.add(String.join(",", "" + a, "7", "" + b, "" + 2 * a, "w" + i, "" + c, "" + y));
    }
    return lines;
  }

  private static double number(String line, int column) {
    return Double.parseDouble(line.split(",", -1)[column]);
  }

  /** A, b and c, the columns that have a weight, and y. */
  private static double[] row(String line) {
    double[] row = new double[KEPT.length + 1];
    for (int j = 0; j < KEPT.length; j++) {
      row[j] = number(line, KEPT[j]);
    }
    row[KEPT.length] = number(line, 6);
    return row;
  }

  /** The normal equations of these lines, as the job's one partition adds them up. */
  private static LinearModel fitted(List<String> lines) {
    Comoments part = new Comoments(KEPT.length);
    lines.forEach(line -> part.add(row(line), number(line, 6)));
    Comoments all = new Comoments(KEPT.length);
    all.merge(part);
    return LinearModel.closedForm(all, new int[] {0, 1, 2}, 0);
  }

  @Test
  void predictsTheHeldOutRowsAsTheRunThatTrainedIt() throws IOException {
    List<String> train = new ArrayList<>();
    List<String> test = new ArrayList<>();
    List<String> all = lines();
    for (int i = 0; i < all.size(); i++) {
      (i >= 2 && HeldOut.contains(1, i, HELD_OUT) ? test : train).add(all.get(i));
    }
    String data = TestFiles.text(folder, "all.csv", HEADER + "\n" + String.join("\n", all));
    Outcome trained =
        RUNS.run(
            folder.resolve("training"),
            new RegressionJob(),
            data,
            "target",
            "y",
            "test-fraction",
            "" + HELD_OUT);
    works(trained);
    Outcome scored = score(trained, HEADER + "\n" + String.join("\n", test));
    Map<String, Double> then = trained.result().report().metrics();
    Map<String, Double> now = scored.result().report().metrics();
    assertThat(now.get("rows")).isEqualTo(then.get("test.rows")).isEqualTo(test.size());
    assertThat(now.get("rmse")).isEqualTo(then.get("test.rmse"));
    assertThat(now.get("rmse-of-mean")).isEqualTo(then.get("test.rmse-of-mean"));
    assertThat(now.get("r2")).isEqualTo(then.get("test.r2"));
    LinearModel model = fitted(train);
    List<String> predicted = predictions(scored);
    for (int i = 0; i < test.size(); i++) {
      assertThat(predicted.get(i)).startsWith(test.get(i) + ",");
      assertThat(number(predicted.get(i), 7)).isEqualTo(model.predict(row(test.get(i))));
    }
  }

  @Test
  void columnsThatHaveNoWeightAreNotNeededAgain() throws IOException {
    String data = TestFiles.text(folder, "all.csv", HEADER + "\n" + String.join("\n", lines()));
    Outcome trained =
        RUNS.run(folder.resolve("training"), new RegressionJob(), data, "target", "y");
    Outcome scored = score(trained, "c,more,b,a\n1,x,1000,0.5\n");
    assertThat(predictions(scored)).hasSize(1).first().asString().startsWith("1,x,1000,0.5,");
    assertThat(scored.result().report().metrics()).doesNotContainKey("rmse");
  }

  @Test
  void whatFillsAGapIsTheMeanOfTheTableThatWasTrainedOn() throws IOException {
    String data = TestFiles.text(folder, "gap.csv", "x,y\n1,1\n2,2\n,2\n3,3\n4,4\n0,0\n");
    Outcome trained =
        RUNS.run(
            folder.resolve("training"),
            new RegressionJob(),
            data,
            "target",
            "y",
            "missing",
            "mean",
            "test-fraction",
            "0");
    works(trained);
    Outcome scored = score(trained, "x\n?\n9\n");
    assertThat(number(predictions(scored).get(0), 1)).isBetween(1.99, 2.01);
  }

  private Outcome score(Outcome trained, String table) {
    Outcome scored =
        RUNS.run(
            folder.resolve("scoring"),
            new ScoreJob(),
            TestFiles.text(folder, "new.csv", table),
            "model",
            trained.folder().toString());
    works(scored);
    return scored;
  }

  private static List<String> predictions(Outcome scored) throws IOException {
    try (Stream<Path> parts = Files.list(scored.folder().resolve("predictions"))) {
      Path part =
          parts
              .filter(p -> p.getFileName().toString().startsWith("part-"))
              .findFirst()
              .orElseThrow();
      List<String> lines = Files.readAllLines(part);
      return lines.subList(1, lines.size());
    }
  }
}
