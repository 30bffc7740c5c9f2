package ch17_dimension_reduction;

import static leeml.job.run.SmallRuns.refused;
import static leeml.job.run.SmallRuns.works;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import leeml.data.TestFiles;
import leeml.job.Job;
import leeml.job.run.Outcome;
import leeml.job.run.SmallRuns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that nobody prepared: each works, or is refused in one line with exit code 3. */
@Tag("own-session")
class UnpreparedRowsTest {

  private static final SmallRuns RUNS = new SmallRuns();

  @TempDir private Path folder;

  /** Columns a, b, c follow three kinds; flat never changes; one b is missing. */
  private static String table() {
    SplittableRandom random = new SplittableRandom(8);
    StringBuilder text = new StringBuilder("a,b,note,flat,c,kind\n");
    for (int i = 0; i < 60; i++) {
      int kind = i % 3;
      text.append(10 * kind + random.nextGaussian()).append(',');
      text.append(i == 7 ? "" : 20 - 5 * kind + random.nextGaussian()).append(",n,7,");
      text.append(100 + 3 * random.nextGaussian()).append(',').append("uvw".charAt(kind));
      text.append('\n');
    }
    return text.toString();
  }

  private Outcome run(Job<?> job, String data, String... settings) {
    return RUNS.run(folder, job, data, settings);
  }

  private String table(String text) {
    return TestFiles.text(folder, "table.csv", text);
  }

  @Test
  void aTableWithTextAConstantColumnAndAGapIsClustered() {
    Outcome outcome = run(new KMeansJob(), table(table()), "label", "kind", "scale", "standard");
    works(outcome);
    assertThat(outcome.result().report().metrics().get("adjusted-rand-index")).isGreaterThan(0.9);
    assertThat(RUNS.said())
        .anyMatch(line -> line.contains("no numbers: note"))
        .anyMatch(line -> line.contains("1 missing numbers are filled in"))
        .anyMatch(line -> line.contains("One value in all rows, and so 0: flat"));
  }

  @Test
  void moreClustersThanDistinctRowsAreRefused() {
    String rows =
        """
        x,y
        1,1
        2,2
        1,1
        2,2
        1,1
        2,2
        """;
    refused(
        run(new KMeansJob(), table(rows), "label", "", "clusters", "3"),
        "holds 2 distinct rows, expected at least the 3 clusters asked for");
    refused(
        run(new KMeansJob(), table(rows), "label", "", "clusters", "7"),
        "has 6 rows, expected at least the 7 clusters asked for");
    works(run(new KMeansJob(), table(rows), "label", "", "clusters", "2"));
  }

  @Test
  void theHierarchyOfFewRowsIsWhole() {
    works(run(new HierarchicalJob(), table("x\n1\n2\n2\n9\n"), "label", "", "clusters", "2"));
    refused(
        run(new HierarchicalJob(), table("x\n1\n2\n"), "label", "", "clusters", "3"),
        "has 2 rows, expected at least the 3 clusters asked for");
  }

  @Test
  void moreComponentsThanColumnsAreRefused() {
    refused(
        run(new PcaJob(), table(table()), "label", "kind"),
        "has 4 columns, expected at least the 20 components asked for");
    works(run(new PcaJob(), table(table()), "label", "kind", "components", "4", "compared", "2"));
  }

  @Test
  void rowsThatDoNotVaryAreRefused() {
    refused(
        run(
            new PcaJob(),
            table("x,y\n1,2\n1,2\n"),
            "label",
            "",
            "components",
            "2",
            "compared",
            "1"),
        "no column varies over the rows");
  }

  @Test
  void partsRefuseNegativeNumbers() {
    refused(
        run(new PartsJob(), table("x,y\n1,2\n3,-4\n"), "label", "", "parts", "1"),
        "column 'y' holds -4.0, expected numbers from 0 on");
  }

  @Test
  void aDiscriminantNeedsTwoClasses() {
    refused(
        run(new DiscriminantJob(), table("x,k\n1,a\n2,a\n"), "label", "k"),
        "holds one class only, 'a'; expected at least two");
    works(run(new DiscriminantJob(), table(table()), "label", "kind"));
  }

  @AfterAll
  static void close() {
    RUNS.close();
  }
}
