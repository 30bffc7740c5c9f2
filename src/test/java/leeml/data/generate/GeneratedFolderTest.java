package leeml.data.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import leeml.data.TestFiles;
import leeml.data.csv.Column;
import leeml.data.csv.CsvTable;
import leeml.data.csv.Missing;
import leeml.data.file.InputFiles;
import leeml.data.ratings.LowRankRatings;
import leeml.data.ratings.RatingsFile;
import leeml.data.ratings.RatingsFormat;
import leeml.error.UsageException;
import leeml.model.factor.Rating;
import leeml.spark.LocalSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedFolderTest {

  private static final int ROWS = 1003;
  private static final long SEED = 7;

  @TempDir private Path folder;

  static Stream<GeneratedLines> kinds() {
    return Stream.of(
        new RegressionRows(3, 0.5, SEED),
        new ClassificationRows(3, SEED),
        new BlobRows(2, 4, SEED),
        new RatingRows(ratings(SEED)),
        new TopicRows(new Themes(ROWS, 12, 1, SEED)));
  }

  private static LowRankRatings ratings(long seed) {
    return new LowRankRatings(60, 40, ROWS, 3, 0.5, true, 1, seed);
  }

  private String write(GeneratedLines lines, int partitions, String name) throws IOException {
    String path = folder.resolve(name).toString();
    new GeneratedFolder(lines, ROWS, partitions).write(LocalSpark.context(), path);
    return path;
  }

  /** The rows of all files in their order, without the headers, which must be the kind's. */
  private static List<String> rows(GeneratedLines lines, String path) throws IOException {
    List<String> rows = new ArrayList<>();
    for (var file : InputFiles.list(LocalSpark.context().hadoopConfiguration(), path)) {
      assertThat(file.getName()).endsWith(lines.suffix());
      List<String> all = Files.readAllLines(Path.of(file.toUri().getPath()));
      if (lines.header().isPresent()) {
        assertThat(all.remove(0)).isEqualTo(lines.header().get());
      }
      rows.addAll(all);
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theRowsDoNotDependOnThePartitions(GeneratedLines lines) throws IOException {
    List<String> whole = rows(lines, write(lines, 1, "whole"));
    assertThat(whole).hasSize(ROWS);
    assertThat(whole.stream().distinct().count()).isGreaterThan(ROWS * 9 / 10);
    assertThat(rows(lines, write(lines, 4, "parts"))).isEqualTo(whole);
  }

  @Test
  void anotherSeedGivesOtherRows() {
    assertThat(new RegressionRows(3, 1, 8).line(5))
        .isNotEqualTo(new RegressionRows(3, 1, 9).line(5));
    assertThat(new BlobRows(3, 2, 8).line(5)).isNotEqualTo(new BlobRows(3, 2, 9).line(5));
  }

  @Test
  void tellsItsBytes() throws IOException {
    String path = folder.resolve("r").toString();
    long bytes =
        new GeneratedFolder(new BlobRows(2, 4, SEED), ROWS, 3)
            .write(LocalSpark.context(), path)
            .bytes();
    long found = 0;
    for (String name : TestFiles.namesIn(Path.of(path))) {
      found += name.startsWith("rows") ? Files.size(Path.of(path, name)) : 0;
    }
    assertThat(bytes).isEqualTo(found).isPositive();
  }

  @Test
  void theTableReaderFindsTheRuleInARegression() throws IOException {
    CsvTable table =
        CsvTable.open(LocalSpark.session(), write(new RegressionRows(2, 0, SEED), 3, "r"));
    assertThat(table.rowCount()).isEqualTo(ROWS);
    assertThat(table.columns()).extracting(Column::name).containsExactly("x1", "x2", "y");
    Dataset<Row> rows = table.numeric(List.of("x1", "x2", "y"), Missing.ERROR).rows();
    for (Row row : rows.collectAsList()) {
      double expected = row.getDouble(0) - row.getDouble(1) / Math.sqrt(2);
      assertThat(row.getDouble(2)).isCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void theClassesFollowTheirOdds() throws IOException {
    CsvTable table =
        CsvTable.open(LocalSpark.session(), write(new ClassificationRows(1, SEED), 2, "c"));
    Dataset<Row> rows = table.numeric(List.of("x1", "class"), Missing.ERROR).rows();
    double[] ones = new double[2];
    double[] all = new double[2];
    for (Row row : rows.collectAsList()) {
      int side = row.getDouble(0) > 0 ? 1 : 0;
      ones[side] += row.getDouble(1);
      all[side]++;
    }
    // E[σ(x) | x > 0] = 0.68 for x ~ N(0, 1), and its complement below 0
    assertThat(ones[1] / all[1]).isCloseTo(0.68, within(0.08));
    assertThat(ones[0] / all[0]).isCloseTo(0.32, within(0.08));
  }

  @Test
  void theRatingsReaderTakesThem() throws IOException {
    String path = write(new RatingRows(ratings(SEED)), 3, "ratings");
    List<Rating> read =
        new RatingsFile(path, RatingsFormat.BY_NAME, RatingsFile.MOVIE_LENS, 0.5, 5)
            .read(LocalSpark.context())
            .collect();
    assertThat(read).isEqualTo(ratings(SEED).on(LocalSpark.context()).collect());
  }

  @Test
  void refusesAFolderThatIsThere() {
    assertThatThrownBy(
            () ->
                new GeneratedFolder(new BlobRows(1, 1, 1), 10, 2)
                    .write(LocalSpark.context(), folder.toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("expected a new folder");
  }

  @Test
  void refusesMorePartitionsThanRows() {
    assertThatThrownBy(() -> new GeneratedFolder(new BlobRows(1, 1, 1), 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("partitions = 4");
  }
}
