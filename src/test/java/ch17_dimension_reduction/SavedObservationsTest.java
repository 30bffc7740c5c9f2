package ch17_dimension_reduction;

import static leeml.job.run.SmallRuns.works;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import leeml.data.Shipped;
import leeml.job.Job;
import leeml.job.run.Outcome;
import leeml.job.run.SmallRuns;
import leeml.job.score.ScoreJob;
import leeml.report.Table;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Centres and components that were found on a table are found again in it. */
@Tag("own-session")
class SavedObservationsTest {

  private static final SmallRuns RUNS = new SmallRuns();
  private static final String WINE = Shipped.path(new Configuration(), "wine.csv");

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    RUNS.close();
  }

  private Outcome[] trainAndScore(Job<?> job, String data, String... settings) {
    Outcome trained = RUNS.run(folder.resolve("training"), job, data, settings);
    works(trained);
    Outcome scored =
        RUNS.run(
            folder.resolve("scoring"), new ScoreJob(), data, "model", trained.folder().toString());
    works(scored);
    return new Outcome[] {trained, scored};
  }

  @Test
  void rowsLieAsFarFromTheirCentresAsInTheRunThatFoundThem() {
    for (String scale : new String[] {"raw", "standard"}) {
      Outcome[] both =
          trainAndScore(
              new KMeansJob(),
              WINE,
              "label",
              "",
              "scale",
              scale,
              "clusters",
              "3",
              "starts",
              "1",
              "over-mllib",
              "2");
      double then = both[0].result().report().metrics().get("inertia");
      assertThat(both[1].result().report().metrics().get("inertia"))
          .isCloseTo(then, within(1e-5 * then));
    }
  }

  @Test
  void componentsVaryAsTheyDidWhenTheyWereFound() {
    Outcome[] both = trainAndScore(new TableMapJob(), WINE);
    Table spread =
        both[1].result().report().sections().stream()
            .filter(Table.class::isInstance)
            .map(Table.class::cast)
            .filter(table -> table.title().equals("The rows on each component"))
            .findFirst()
            .orElseThrow();
    assertThat(spread.rows())
        .hasSize(both[0].result().report().metrics().get("components-kept").intValue())
        .allSatisfy(row -> assertThat(row.get(2)).isEqualTo(row.get(3)));
  }

  @Test
  void principalComponentsOfACsv() {
    trainAndScore(new PcaJob(), WINE, "label", "", "components", "4", "compared", "2");
  }
}
