package leeml.data.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import leeml.data.Shipped;
import leeml.data.TestFiles;
import leeml.data.text.Causes;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import leeml.spark.LocalSpark;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {
  private static SparkSession spark;
  @TempDir private Path folder;

  @BeforeAll
  static void session() {
    spark = LocalSpark.session();
  }

  @Test
  void findsNamesTypesAndMissingValues() {
    CsvTable table = open("a.csv", "size,town,price\n1.5,Ulm,3\n,Bonn,NA\n-2e1,?,+4\n");
    assertThat(table.rowCount()).isEqualTo(3);
    assertThat(table.columns())
        .containsExactly(
            new Column("size", Column.Type.NUMBER, 1, -9.25),
            new Column("town", Column.Type.TEXT, 1, Double.NaN),
            new Column("price", Column.Type.NUMBER, 1, 3.5));
  }

  @Test
  void givesTheChosenColumnsInTheOrderAskedFor() {
    CsvTable table = open("a.csv", "a,b,c\n1,2,3\n4,5,6\n");
    CsvRows chosen = table.numeric(List.of("c", "a"), Missing.ERROR);
    assertThat(chosen.leftOut()).isZero();
    assertThat(chosen.rows().columns()).containsExactly("c", "a");
    assertThat(values(chosen)).containsExactly(List.of(3.0, 1.0), List.of(6.0, 4.0));
  }

  @Test
  void readsColumnsInTheTypesOfAnotherTable() {
    List<Column> types =
        List.of(
            new Column("size", Column.Type.NUMBER, 0, 5),
            new Column("code", Column.Type.TEXT, 0, 0));
    CsvTable table = open("b.csv", "code,size\n07,1\n,2\n8,NA\n");
    assertThat(values(table.typed(types, Missing.MEAN)))
        .as("a gap stays: its own rows do not say what fills it")
        .containsExactly(
            Arrays.asList(1.0, "07"), Arrays.asList(2.0, null), Arrays.asList(null, "8"));
    CsvRows whole = table.typed(types, Missing.DROP);
    assertThat(values(whole)).containsExactly(List.of(1.0, "07"));
    assertThat(whole.leftOut()).isEqualTo(2);
    assertThatThrownBy(() -> table.typed(types, Missing.ERROR))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 4");
    assertThatThrownBy(() -> open("c.csv", "size,code\n1,a\nbig,b\n").typed(types, Missing.DROP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("'big'");
  }

  @Test
  void leavesRowsOutAndCountsThem() {
    CsvTable table = open("a.csv", "a,b\n1,2\n,5\n7,NA\n8,9\n");
    CsvRows both = table.numeric(List.of("a", "b"), Missing.DROP);
    assertThat(both.leftOut()).isEqualTo(2);
    assertThat(values(both)).containsExactly(List.of(1.0, 2.0), List.of(8.0, 9.0));
    assertThat(table.numeric(List.of("a"), Missing.DROP).leftOut()).isEqualTo(1);
  }

  @Test
  void fillsInTheMean() {
    CsvRows rows = open("a.csv", "a\n1\nNA\n5\n").numeric(List.of("a"), Missing.MEAN);
    assertThat(values(rows)).containsExactly(List.of(1.0), List.of(3.0), List.of(5.0));
  }

  @Test
  void selectsTextBesideNumbers() {
    CsvRows rows =
        open("a.tsv", "x\tname\n1\tone\n2\ttwo\n").select(List.of("name", "x"), Missing.ERROR);
    assertThat(values(rows)).containsExactly(List.of("one", 1.0), List.of("two", 2.0));
  }

  @Test
  void takesByteOrderMarkCarriageReturnsQuotesBlanksAndEmptyLines() {
    CsvTable table = open("a.csv", "\uFEFF\"a\",b\r\n 1 , \"x, \"\"y\"\"\"\r\n2,z \r\n\r\n");
    assertThat(values(table.select(List.of("a", "b"), Missing.ERROR)))
        .containsExactly(List.of(1.0, "x, \"y\""), List.of(2.0, "z"));
  }

  @Test
  void readsGzipFoldersGlobsAndOddNames() {
    byte[] packed = TestFiles.gzip("a,b\n5,6\n".getBytes(UTF_8));
    TestFiles.text(folder, "many/part-1.csv", "a,b\n1,2\n3,4\n");
    TestFiles.bytes(folder, "many/part-2.csv.gz", packed);
    TestFiles.text(folder, "many/_SUCCESS", "");
    List<List<Object>> all = List.of(List.of(1.0, 2.0), List.of(3.0, 4.0), List.of(5.0, 6.0));
    for (String path :
        List.of(folder + "/many", folder + "/many/part-*", "file://" + folder + "/many")) {
      CsvTable table = CsvTable.open(spark, path);
      assertThat(values(table.numeric(List.of("a", "b"), Missing.ERROR))).as(path).isEqualTo(all);
    }
    String odd = TestFiles.text(folder, "odd [1], {x}.csv", "a\n7\n");
    assertThat(CsvTable.open(spark, odd).column("a").mean()).isEqualTo(7);
  }

  @Test
  void readsWithoutHeaderAndWithAnotherSeparator() {
    String path = TestFiles.text(folder, "a.csv", "1;2,5\n3;4,5\n");
    CsvFormat format = CsvFormat.ofName(path).separatedBy(';').withoutHeader();
    CsvTable table = CsvTable.open(spark, path, format);
    assertThat(table.columns()).extracting(Column::name).containsExactly("c1", "c2");
    assertThat(values(table.numeric(List.of("c1"), Missing.ERROR)))
        .containsExactly(List.of(1.0), List.of(3.0));
  }

  @Test
  void manySplitsGiveTheRowsInOrderAndTheLineOfAnError() {
    int rows = 450_000;
    StringBuilder text = new StringBuilder("n,rest\n");
    IntStream.range(0, rows).forEach(i -> text.append(i).append(",0.123456\n"));
    CsvTable table = open("big.csv", text.toString());
    CsvRows numbers = table.numeric(List.of("n"), Missing.ERROR);
    assertThat(numbers.rows().javaRDD().getNumPartitions()).isGreaterThan(1);
    assertThat(numbers.rows().javaRDD().map(row -> row.getDouble(0)).collect())
        .isEqualTo(IntStream.range(0, rows).mapToObj(i -> (double) i).toList());
    assertThat(table.column("n").mean()).isCloseTo((rows - 1) / 2.0, within(1e-6));

    String path = TestFiles.text(folder, "late.csv", text + "1,2,3\n4\n");
    assertBad(path, "late.csv, line " + (rows + 2) + ": 3 columns, the header has 2");
  }

  @Test
  void anErrorInGzipHasItsLineToo() {
    byte[] packed = TestFiles.gzip("a,b\n1,2\n3\n".getBytes(UTF_8));
    assertBad(
        TestFiles.bytes(folder, "a.csv.gz", packed),
        "a.csv.gz, line 3: 1 column, the header has 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a,b\n1,2\n\n1,2,3\n'    | a.csv, line 4: 3 columns, the header has 2",
        "'a,b\r\n1,2\r\n1\r\n'    | a.csv, line 3: 1 column, the header has 2",
        "''                       | a.csv: the file is empty",
        "'\n1,2\n'                | a.csv, line 1: the line is empty",
        "'a,b\n'                  | a.csv: a header and no rows",
        "'a,,b\n1,2,3\n'          | a.csv, line 1: column 2 of the header has no name",
        "'a,a\n1,2\n'             | a.csv, line 1: the header has the column 'a' twice",
        "'a,b\n1,\"x\n'           | a.csv, line 2: a quoted field is not closed",
        "'a,b\n1,\"x\"y\n'        | a.csv, line 2: a quoted field is not closed",
      })
  void refusesWhatIsNoTable(String text, String message) {
    assertBad(TestFiles.text(folder, "a.csv", text == null ? "" : text), message);
  }

  @ParameterizedTest
  @CsvSource({"twelve", "1e999", "0x10", "1d", "Infinity", "1 2", "--1"})
  void refusesWhatIsNoFiniteNumber(String field) {
    CsvTable table = open("a.csv", "a,b\n1,2\n3," + field + "\n4,x\n");
    assertThatThrownBy(() -> table.numeric(List.of("a", "b"), Missing.ERROR))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith(
            "a.csv, line 3: '" + field + "' in column 'b' is not a number, expected one");
  }

  @Test
  void refusesAMissingValueWhereNoneMayBe() {
    CsvTable table = open("a.csv", "a,b\n1,2\n,4\n");
    assertThatThrownBy(() -> table.numeric(List.of("a"), Missing.ERROR))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("a.csv, line 3: no value in column 'a', expected one");
    assertThat(values(table.numeric(List.of("b"), Missing.ERROR))).hasSize(2);
  }

  @Test
  void refusesColumnsWithoutAnyNumberAndRowsThatAllMissOne() {
    CsvTable table = open("a.csv", "a,b,c\n,1,\n,,2\n");
    assertThatThrownBy(() -> table.numeric(List.of("a"), Missing.DROP))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("column 'a' holds no number at all");
    assertThatThrownBy(() -> table.numeric(List.of("b", "c"), Missing.DROP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("every row misses a value in one of the columns [b, c]");
  }

  @Test
  void namesTheNearestColumn() {
    CsvTable table = open("a.csv", "price,Size,town\n1,2,x\n");
    assertThatThrownBy(() -> table.numeric(List.of("size"), Missing.ERROR))
        .isInstanceOf(UsageException.class)
        .hasMessage("no column 'size'; the nearest is 'Size', there are: [price, Size, town]");
    assertThatThrownBy(() -> table.select(List.of(), Missing.ERROR))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void textHasNoMean() {
    CsvTable table = open("a.csv", "town\nUlm\n?\n");
    assertThatThrownBy(() -> table.select(List.of("town"), Missing.MEAN))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'town' misses values and is text");
  }

  @Test
  void filesOfAFolderMustHaveTheSameHeader() {
    TestFiles.text(folder, "two/a.csv", "a,b\n1,2\n");
    TestFiles.text(folder, "two/b.csv", "b,a\n1,2\n");
    assertBad(
        folder + "/two", "b.csv, line 1: the header is [b, a], in the first file it is [a, b]");
  }

  @Test
  void refusesATruncatedOrFalseGzip() {
    byte[] rows = TestFiles.gzip(randomRows().getBytes(UTF_8));
    assertBad(
        TestFiles.bytes(folder, "cut.csv.gz", Arrays.copyOf(rows, rows.length / 2)),
        "cut.csv.gz: cannot be read to its end, it is cut short or damaged");
    assertBad(TestFiles.text(folder, "plain.csv.gz", "a,b\n1,2\n"), "plain.csv.gz: cannot be read");
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] latin = "a,b\n1,K\u00f6ln\n".getBytes(ISO_8859_1);
    assertBad(
        TestFiles.bytes(folder, "a.csv", latin), "a.csv, line 2: bytes that are no UTF-8 text");
  }

  @Test
  void refusesAPathWithNothingThere() {
    assertBad(folder + "/none.csv", "none.csv: no such file or folder");
    assertBad(folder + "/*.csv", "no such file or folder");
    assertBad(folder.toString(), "the folder holds no data files");
    assertBad("nosuchscheme://a/b.csv", "cannot be read");
  }

  @Test
  void aFileThatChangesAfterOpeningIsReportedByTheAction() {
    String path = TestFiles.text(folder, "a.csv", "a\n1\n2\n");
    CsvRows rows = CsvTable.open(spark, path).numeric(List.of("a"), Missing.ERROR);
    TestFiles.text(folder, "a.csv", "a\n1\nx\n");
    assertThatThrownBy(
            () ->
                Causes.unwrap(
                    spark.sparkContext().hadoopConfiguration(), () -> rows.rows().collectAsList()))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("a.csv, line 3: the file has changed since it was opened");
  }

  private static CsvTable shipped(String name) {
    return CsvTable.open(spark, Shipped.path(spark.sparkContext().hadoopConfiguration(), name));
  }

  @Test
  void readsTheShippedTables() {
    assertThat(shipped("diabetes.csv").rowCount()).isEqualTo(442);
    assertThat(shipped("digits.csv.gz").columns())
        .hasSize(65)
        .allMatch(column -> column.type() == Column.Type.NUMBER);
    CsvTable iris = shipped("iris.csv");
    assertThat(iris.column("species").type()).isEqualTo(Column.Type.TEXT);
    assertThat(iris.column("sepal_length_cm").mean()).isCloseTo(5.8433, within(1e-3));
    assertThat(shipped("wine.csv").rowCount()).isEqualTo(178);
    assertThat(shipped("breast_cancer.csv").rowCount()).isEqualTo(569);
  }

  private CsvTable open(String name, String text) {
    return CsvTable.open(spark, TestFiles.text(folder, name, text));
  }

  private static void assertBad(String path, String message) {
    assertThatThrownBy(() -> CsvTable.open(spark, path))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  private static List<List<Object>> values(CsvRows rows) {
    return rows.rows().collectAsList().stream().map(CsvTableTest::values).toList();
  }

  private static List<Object> values(Row row) {
    return Arrays.asList(IntStream.range(0, row.size()).mapToObj(row::get).toArray());
  }

  private static String randomRows() {
    StringBuilder text = new StringBuilder("a\n");
    new Random(7).doubles(20_000).forEach(value -> text.append(value).append('\n'));
    return text.toString();
  }
}
