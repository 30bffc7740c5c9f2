package leeml.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.data.TestFiles;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import leeml.spark.LocalSpark;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeTableTest {

  private static final Column TOWN = new Column("town", Column.Type.TEXT, 0, Double.NaN);
  private static final Column SIZE = new Column("size", Column.Type.NUMBER, 0, Double.NaN);

  @TempDir private Path folder;

  private WholeTable open(String text) {
    String path = TestFiles.text(folder, "a.csv", text);
    return WholeTable.open(LocalSpark.session(), path, CsvFormat.ofName(path));
  }

  private static List<List<Object>> rows(
      WholeTable table, List<Column> required, List<Column> optional) {
    return table.rows(required, optional).collect().stream().map(WholeTableTest::cells).toList();
  }

  private static List<Object> cells(Row row) {
    return Arrays.asList(IntStream.range(0, row.size()).mapToObj(row::get).toArray());
  }

  @Test
  void fieldsStandBehindTheColumnsAsTheyAre() {
    WholeTable table = open("id,size,town\n007,1.50,Ulm\n8,NA,\"a, b\"\n");
    assertThat(table.names()).containsExactly("id", "size", "town");
    assertThat(rows(table, List.of(TOWN), List.of(SIZE)))
        .containsExactly(
            Arrays.asList("Ulm", 1.5, "007", "1.50", "Ulm"),
            Arrays.asList("a, b", null, "8", "NA", "a, b"));
    table.check(List.of(TOWN), List.of(SIZE));
  }

  @Test
  void whatEndsThePassIsFoundByTheCheck() {
    assertBad(
        open("size,town\n1,Ulm\n,Bonn\n?,Trier\n"),
        List.of(SIZE),
        List.of(TOWN),
        "line 3: no value in column 'size', expected one");
    assertBad(
        open("size,town\n1,Ulm\nlarge,Bonn\n"),
        List.of(TOWN),
        List.of(SIZE),
        "line 3: 'large' in column 'size' is not a number, expected one");
    assertBad(
        open("size,town\nlarge,Ulm\n1\n"),
        List.of(SIZE),
        List.of(),
        "line 3: 1 column, the header has 2");
  }

  private static void assertBad(
      WholeTable table, List<Column> required, List<Column> optional, String message) {
    assertThatThrownBy(() -> rows(table, required, optional)).isNotNull();
    assertThatThrownBy(() -> table.check(required, optional))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aTableWithoutRowsIsReadAndNotLetThroughTheCheck() {
    WholeTable table = open("size,town\n");
    assertThat(rows(table, List.of(SIZE), List.of(TOWN))).isEmpty();
    assertThatThrownBy(() -> table.check(List.of(SIZE), List.of(TOWN)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a header and no rows");
  }

  @Test
  void aColumnThatIsNotThereIsNamedWithTheNearest() {
    WholeTable table = open("sise,town\n1,Ulm\n");
    assertThatThrownBy(() -> table.rows(List.of(SIZE), List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("the nearest is 'sise'");
  }
}
