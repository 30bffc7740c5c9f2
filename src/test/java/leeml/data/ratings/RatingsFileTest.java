package leeml.data.ratings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import leeml.data.TestFiles;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import leeml.model.factor.Rating;
import leeml.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingsFileTest {

  private static final List<Rating> EXPECTED =
      List.of(new Rating(1, 31, 2.5f), new Rating(1, 1029, 3), new Rating(671, 5, 5));

  @TempDir private Path folder;

  private static List<Rating> read(String path, RatingsFormat format) {
    return new RatingsFile(path, format, RatingsFile.MOVIE_LENS, 0.5, 5)
        .read(LocalSpark.context())
        .collect();
  }

  @Test
  void readsTabs() {
    String text = "1\t31\t2.5\t1260759144\n1\t1029\t3\t1260759179\n\n671\t5\t5\t891350008\r\n";
    assertThat(read(TestFiles.text(folder, "u.data", text), RatingsFormat.BY_NAME))
        .isEqualTo(EXPECTED);
  }

  @Test
  void readsColonsFromGzip() {
    byte[] text = "1::31::2.5::1\n1::1029::3::1\n671::5::5::1".getBytes(UTF_8);
    String path = TestFiles.bytes(folder, "ratings.dat.gz", TestFiles.gzip(text));
    assertThat(read(path, RatingsFormat.BY_NAME)).isEqualTo(EXPECTED);
  }

  @Test
  void readsCsvByTheNamesOfItsColumns() {
    String text = "rating,\"userId\",when,movieId\n2.5,1,x,31\n3.0,1,x,1029\n5,671,x,5\n";
    assertThat(read(TestFiles.text(folder, "r.csv", text), RatingsFormat.BY_NAME))
        .isEqualTo(EXPECTED);
  }

  @Test
  void readsAFolderInWhichEachFileHasAHeader() {
    TestFiles.text(folder, "r/a.csv", "userId,movieId,rating\n1,31,2.5\n1,1029,3\n");
    TestFiles.text(folder, "r/b.csv", "userId,movieId,rating\n671,5,5\n");
    assertThat(read(folder.resolve("r").toString(), RatingsFormat.CSV)).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "u.data | '1\t2\t3\n1\t2\t5.5\n' | u.data, line 2: the rating is 5.5, expected 0.5 to 5.0",
        "u.data | '1\t2\t0\n'            | u.data, line 1: the rating is 0, expected 0.5 to 5.0",
        "u.data | '1\t2\tNaN\n'          | u.data, line 1: the rating is NaN, expected 0.5 to 5.0",
        "u.data | '1\t2\tgood\n'         | u.data, line 1: the rating is 'good', expected a number",
        "u.data | '1\t2\n'               | u.data, line 1: 2 fields parted by '\\t', expected at least 3",
        "r.dat  | '\n1::2::3\n1::x::3\n' | r.dat, line 3: the item is 'x', expected a whole number",
        "r.dat  | '-1::2::3\n'           | r.dat, line 1: the user is '-1', expected a whole number",
        "r.csv  | 'userId,rating\n1,2\n' | r.csv, line 1: no column 'movieId', the header names [userId, rating]",
        "r.csv  | 'userId,movieId,rating\n' | r.csv: no ratings, expected lines of user, item and rating",
        "r.csv  | '\n'                   | r.csv, line 1: no column 'userId'",
      })
  void refusesBadLines(String name, String text, String message) {
    String path = TestFiles.text(folder, name, text);
    assertThatThrownBy(() -> read(path, RatingsFormat.BY_NAME))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesANameThatTellsNoFormat() {
    String path = TestFiles.text(folder, "ratings", "1\t2\t3\n");
    assertThatThrownBy(() -> read(path, RatingsFormat.BY_NAME))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("tells no format of ratings");
    assertThat(read(path, RatingsFormat.TAB)).containsExactly(new Rating(1, 2, 3));
  }

  @Test
  void generatedRatingsScatterAroundTheTruthByTheNoise() {
    LowRankRatings data = new LowRankRatings(50, 40, 20_000, 2, 0.2, true, 2, 3);
    List<Rating> ratings = data.on(LocalSpark.context()).collect();
    assertThat(ratings).hasSize(20_000).isEqualTo(data.on(LocalSpark.context()).collect());
    double squares =
        ratings.stream()
            .mapToDouble(r -> Math.pow(r.value() - data.truth(r.user(), r.item()), 2))
            .average()
            .orElseThrow();
    assertThat(Math.sqrt(squares)).isCloseTo(0.2, within(0.01));
    assertThat(ratings).allMatch(r -> r.user() >= 0 && r.user() < 50 && r.item() < 40);
  }
}
