package leeml.job.score;

import static leeml.job.run.SmallRuns.refused;
import static leeml.job.run.SmallRuns.works;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import leeml.data.TestFiles;
import leeml.data.csv.Missing;
import leeml.job.run.Exit;
import leeml.job.run.Outcome;
import leeml.job.run.SmallRuns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models of tables read other tables: what is kept, added, filled in, left out, counted and
 * refused.
 */
@Tag("own-session")
class TableScoringTest {

  private static final SmallRuns RUNS = new SmallRuns();

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    RUNS.close();
  }

  private Outcome score(TableModel model, String data, String... settings) {
    Path run = SavedTables.saved(folder.resolve("model"), model);
    List<String> all = new ArrayList<>(List.of("model", run.toString()));
    all.addAll(List.of(settings));
    return RUNS.run(folder, new ScoreJob(), data, all.toArray(String[]::new));
  }

  private String table(String text) {
    return TestFiles.text(folder, "new.csv", text);
  }

  /** The lines of all parts, in their order; a header is dropped but for the first. */
  private static List<String> lines(Path predictions) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> parts = Files.list(predictions)) {
      for (Path part :
          parts.filter(p -> p.getFileName().toString().startsWith("part-")).sorted().toList()) {
        List<String> some = Files.readAllLines(part);
        lines.addAll(lines.isEmpty() || some.isEmpty() ? some : some.subList(1, some.size()));
      }
    }
    return lines;
  }

  private static List<String> lines(Outcome outcome) throws IOException {
    works(outcome);
    return lines(outcome.folder().resolve("predictions"));
  }

  private static Map<String, Double> metrics(Outcome outcome) {
    return outcome.result().report().metrics();
  }

  @Test
  void everyColumnIsKeptWhateverTheirOrderAndThePredictionStandsBehind() throws IOException {
    Outcome outcome =
        score(
            SavedTables.prices(Missing.ERROR),
            table(
                "id,town,note,price,area\n007,Ulm,\"a, \"\"b\"\"\",121,50\n008,Bonn,NA,30,10.5\n"));
    assertThat(lines(outcome))
        .containsExactly(
            "id,town,note,price,area,prediction",
            "007,Ulm,\"a, \"\"b\"\"\",121,50,121.0",
            "008,Bonn,NA,30,10.5,32.0");
    assertThat(metrics(outcome)).containsEntry("rows", 2.0);
    assertThat(metrics(outcome).get("rmse")).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(metrics(outcome).get("rmse-of-mean"))
        .isCloseTo(Math.sqrt((21 * 21 + 70 * 70) / 2.0), within(1e-12));
    assertThat(metrics(outcome).get("r2")).isCloseTo(1 - 4 / (91 * 91 / 2.0), within(1e-12));
  }

  @Test
  void withoutATargetNothingIsJudged() throws IOException {
    Outcome outcome = score(SavedTables.prices(Missing.ERROR), table("area,town\n50,Ulm\n"));
    assertThat(lines(outcome)).containsExactly("area,town,prediction", "50,Ulm,121.0");
    assertThat(metrics(outcome)).doesNotContainKeys("rmse", "r2");
    Outcome empty = score(SavedTables.prices(Missing.ERROR), table("price,area,town\n?,50,Ulm\n"));
    assertThat(lines(empty)).containsExactly("price,area,town,prediction", "?,50,Ulm,121.0");
    assertThat(metrics(empty)).doesNotContainKeys("rmse", "r2");
  }

  @Test
  void rowsWithoutATargetAreLeftOutOfTheMeasureAlone() throws IOException {
    Outcome outcome =
        score(SavedTables.prices(Missing.ERROR), table("price,area,town\n,1,Ulm\n120,50,Ulm\n"));
    assertThat(lines(outcome)).hasSize(3);
    assertThat(metrics(outcome)).containsEntry("rows", 2.0).containsEntry("rmse", 1.0);
  }

  @Test
  void aCategoryThatTrainingDidNotHaveIsZerosAndCounted() throws IOException {
    Outcome outcome =
        score(
            SavedTables.prices(Missing.MEAN),
            table("area,town\n1,Köln\n2,Trier\n3,Köln\n4,Ulm\n5,\n"));
    assertThat(lines(outcome))
        .containsExactly(
            "area,town,prediction",
            "1,Köln,3.0",
            "2,Trier,5.0",
            "3,Köln,7.0",
            "4,Ulm,29.0",
            "5,,11.0");
    assertThat(RUNS.said())
        .contains(
            "Categories that no training row has, taken as zeros: town in 4 rows (Köln, Trier, (missing)).");
  }

  @Test
  void missingValuesAreTreatedAsInTraining() throws IOException {
    String gaps = table("area,town\n?,Ulm\n3,Ulm\n");
    refused(
        score(SavedTables.prices(Missing.ERROR), gaps),
        "new.csv, line 2: no value in column 'area', expected one");
    assertThat(lines(score(SavedTables.prices(Missing.MEAN), gaps)))
        .containsExactly("area,town,prediction", "?,Ulm,121.0", "3,Ulm,27.0");
    Outcome dropped = score(SavedTables.prices(Missing.DROP), gaps);
    assertThat(lines(dropped)).containsExactly("area,town,prediction", "?,Ulm,", "3,Ulm,27.0");
    assertThat(metrics(dropped)).containsEntry("rows.without-prediction", 1.0);
    assertThat(RUNS.said()).anyMatch(line -> line.startsWith("1 rows miss a value"));
  }

  @Test
  void whatIsNoNumberIsRefusedWithItsLine() {
    refused(
        score(SavedTables.prices(Missing.MEAN), table("area,town\n1,Ulm\nlarge,Ulm\n")),
        "new.csv, line 3: 'large' in column 'area' is not a number, expected one");
    refused(
        score(SavedTables.prices(Missing.MEAN), table("price,area,town\n1,2,Ulm\ncheap,3,Ulm\n")),
        "new.csv, line 3: 'cheap' in column 'price' is not a number");
    refused(
        score(SavedTables.prices(Missing.MEAN), table("area,town\n1,Ulm\n2\n")), "new.csv, line 3");
  }

  @Test
  void nothingStaysOfWhatWasWrittenBeforeABadRow() {
    Path wanted = folder.resolve("wanted");
    String[] there = {"predictions", wanted.toUri().toString()};
    refused(
        score(SavedTables.prices(Missing.MEAN), table("area,town\n1,Ulm\nlarge,Ulm\n"), there),
        "new.csv, line 3");
    assertThat(wanted).doesNotExist();
    refused(
        score(SavedTables.prices(Missing.MEAN), table("area,town\n"), there),
        "a header and no rows");
    assertThat(wanted).doesNotExist();
    works(score(SavedTables.prices(Missing.MEAN), table("area,town\n1,Ulm\n"), there));
    assertThat(wanted).isDirectory();
  }

  @Test
  void aMissingColumnAndAnEmptyTableAreRefused() {
    refused(
        score(SavedTables.prices(Missing.MEAN), table("Area,city\n1,Ulm\n")),
        "new.csv: has no column 'area', 'town', which the model takes; there are: [Area, city]");
    refused(
        score(SavedTables.prices(Missing.MEAN), table("area,town\n")),
        "new.csv: a header and no rows, expected at least one row");
    refused(score(SavedTables.prices(Missing.MEAN), table("")), "new.csv: the file is empty");
    refused(score(SavedTables.prices(Missing.MEAN), "/no/such.csv"), "no such file");
  }

  @Test
  void columnsOfOneNameButForCaseAndOnesCalledPredictionStay() throws IOException {
    Outcome outcome =
        score(
            SavedTables.prices(Missing.ERROR), table("area,AREA,town,prediction\n50,x,Ulm,1.5\n"));
    assertThat(lines(outcome))
        .containsExactly("area,AREA,town,prediction,prediction_2", "50,x,Ulm,1.5,121.0");
  }

  @Test
  void predictionsCanBeScoredAgain() throws IOException {
    Outcome first = score(SavedTables.prices(Missing.ERROR), table("area,town\n50,Ulm\n10,Bonn\n"));
    works(first);
    Path kept = Files.move(first.folder().resolve("predictions"), folder.resolve("kept"));
    Outcome second = score(SavedTables.prices(Missing.ERROR), kept.toString());
    assertThat(lines(second))
        .containsExactly(
            "area,town,prediction,prediction_2", "50,Ulm,121.0,121.0", "10,Bonn,31.0,31.0");
  }

  @Test
  void classesComeWithTheirProbabilitiesAndAreJudged() throws IOException {
    Outcome outcome =
        score(SavedTables.sold(true), table("rooms,area,sold\n2,50,no\n6,90,no\n2,50,maybe\n"));
    double small = 1 / (1 + Math.exp((double) 0.7f));
    double large = 1 / (1 + Math.exp(-((double) 0.1f * 4 + (double) 0.3f * 4 - 0.7f)));
    List<String> lines = lines(outcome);
    assertThat(lines)
        .first()
        .isEqualTo("rooms,area,sold,prediction,probability_no,probability_yes");
    assertThat(lines.get(1)).startsWith("2,50,no,no,0.66");
    assertThat(lines.get(2)).startsWith("6,90,no,yes,0.28");
    assertThat(Double.parseDouble(lines.get(1).split(",", -1)[5])).isCloseTo(small, within(1e-12));
    assertThat(Double.parseDouble(lines.get(2).split(",", -1)[5])).isCloseTo(large, within(1e-12));
    assertThat(metrics(outcome))
        .containsEntry("accuracy", 0.5)
        .containsEntry("accuracy.majority", 1.0)
        .containsEntry("rows.of-other-classes", 1.0);
    assertThat(metrics(outcome).get("log-loss"))
        .isCloseTo(-(Math.log(1 - small) + Math.log(1 - large)) / 2, within(1e-12));
  }

  @Test
  void classesThatAreNumbersHaveOneNameHoweverWritten() throws IOException {
    Outcome outcome =
        score(SavedTables.grades(), table("area,rooms,grade\n50,2,3.0\n90,2,01\n50,2,x\n"));
    assertThat(lines(outcome)).element(1).asString().startsWith("50,2,3.0,3,");
    assertThat(lines(outcome)).element(2).asString().startsWith("90,2,01,1,");
    assertThat(metrics(outcome)).containsEntry("accuracy", 1.0);
  }

  @Test
  void aTableWithoutAHeaderIsReadAsTheTrainingTableWas() throws IOException {
    Outcome outcome = score(SavedTables.sold(false), table("50,2,no\n90,6,yes\n"));
    assertThat(lines(outcome))
        .hasSize(3)
        .first()
        .isEqualTo("c1,c2,c3,prediction,probability_no,probability_yes");
    assertThat(metrics(outcome)).containsEntry("accuracy", 1.0);
  }

  @Test
  void clustersAndComponents() throws IOException {
    String flats = table("area,rooms\n50,2\n80,6\n110,10\n");
    Outcome nearest = score(SavedTables.clusters(), flats);
    assertThat(lines(nearest))
        .containsExactly(
            "area,rooms,prediction,distance", "50,2,0,0.0", "80,6,1,0.0", "110,10,1,5.0");
    assertThat(metrics(nearest).get("inertia")).isCloseTo(25, within(1e-9));
    assertThat(lines(score(SavedTables.components(), flats)))
        .containsExactly("area,rooms,component_1", "50,2,0.0", "80,6,26.4", "110,10,52.8");
  }

  @Test
  void aTableOfManyPartsKeepsItsOrderAndIsCountedOnce() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int part = 0; part < 7; part++) {
      StringBuilder text = new StringBuilder("area,town,price\n");
      for (int i = 0; i < 50 * part; i++) {
        text.append(part * 1000 + i).append(",Ulm,").append(part * 2000 + 2 * i + 20).append('\n');
        all.append(part * 1000 + i).append(',');
      }
      TestFiles.text(folder, "parts/p" + part + ".csv", text.toString());
    }
    Outcome outcome = score(SavedTables.prices(Missing.ERROR), folder.resolve("parts").toString());
    StringBuilder found = new StringBuilder();
    List<String> lines = lines(outcome);
    lines.subList(1, lines.size()).forEach(line -> found.append(line.split(",", 2)[0]).append(','));
    assertThat(found).hasToString(all.toString());
    assertThat(metrics(outcome)).containsEntry("rows", 1050.0).containsEntry("rmse", 1.0);
  }

  @Test
  void predictionsGoWhereTheyAreWantedAndNothingIsOverwritten() throws IOException {
    String data = table("area,town\n50,Ulm\n");
    String there = folder.resolve("there").toUri().toString();
    works(score(SavedTables.prices(Missing.ERROR), data, "predictions", there));
    assertThat(lines(folder.resolve("there"))).hasSize(2);
    Outcome again = score(SavedTables.prices(Missing.ERROR), data, "predictions", there);
    assertThat(again.exit()).isEqualTo(Exit.USAGE);
    assertThat(again.result().error())
        .get()
        .asString()
        .endsWith("is there already; name a new folder");
  }

  @Test
  void aRunFolderThatIsUsedAgainHasThePredictionsOfTheLastRun() throws IOException {
    String data = table("area,town\n50,Ulm\n");
    lines(score(SavedTables.prices(Missing.ERROR), data));
    assertThat(lines(score(SavedTables.prices(Missing.ERROR), data))).hasSize(2);
  }
}
