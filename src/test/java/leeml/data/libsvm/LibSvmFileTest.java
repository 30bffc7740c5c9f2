package leeml.data.libsvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import leeml.data.TestFiles;
import leeml.error.BadInputException;
import leeml.spark.LocalSpark;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibSvmFileTest {
  private static final String TEXT = "# made by hand\n+1 1:0.5 3:-2e1 # first\n\n-1\n2.5 7:1\r\n";
  private static SparkSession spark;
  @TempDir private Path folder;

  @BeforeAll
  static void session() {
    spark = LocalSpark.session();
  }

  @Test
  void readsLabelsAndColumnsCountedFromZero() {
    assertRead(TestFiles.text(folder, "a.libsvm", TEXT));
  }

  @Test
  void readsGzip() {
    assertRead(TestFiles.bytes(folder, "a.svm.gz", TestFiles.gzip(TEXT.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'1 1:2\ncat 1:2'        | a.svm, line 2: the label is 'cat', expected a number",
        "'1 0:2'                 | a.svm, line 1: the index is 0, indices count from 1",
        "'1 -3:2'                | a.svm, line 1: the index is -3, indices count from 1",
        "'1 2:1 2:1'             | a.svm, line 1: index 2 follows 2, indices must ascend",
        "'#\n\n1 5:1 2:1'        | a.svm, line 3: index 2 follows 5, indices must ascend",
        "'1 2'                   | a.svm, line 1: '2' is not of the form index:value",
        "'1 x:2'                 | a.svm, line 1: the index 'x' is not a whole number",
        "'1 99999999999:2'       | a.svm, line 1: the index '99999999999' is not a whole number",
        "'1 2:x'                 | a.svm, line 1: the value of index 2 is 'x', expected a number",
        "'1 2:NaN'               | a.svm, line 1: the value of index 2 is NaN, expected a finite number",
        "'1 2:1e99'              | a.svm, line 1: the value of index 2 is 1e99, expected a finite",
        "'# nothing\n'           | a.svm: no rows, expected lines of the form",
      })
  void refusesBadLines(String text, String message) {
    String path = TestFiles.text(folder, "a.svm", text);
    assertThatThrownBy(() -> LibSvmFile.open(spark, path))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  private static void assertRead(String path) {
    LibSvmFile file = LibSvmFile.open(spark, path);
    assertThat(file.columns()).isEqualTo(7);
    assertThat(file.rowCount()).isEqualTo(3);
    List<SparseRow> rows = file.rows().collect();
    assertThat(rows).extracting(SparseRow::label).containsExactly(1f, -1f, 2.5f);
    assertThat(rows.get(0).indices()).containsExactly(0, 2);
    assertThat(rows.get(0).values()).containsExactly(0.5f, -20f);
    assertThat(rows.get(1).indices()).isEmpty();
    assertThat(rows.get(2).indices()).containsExactly(6);
  }
}
