package leeml.data.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.List;
import leeml.data.csv.Column;
import leeml.spark.LocalSpark;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Rows as numbers: fitted on some, used on others. */
class RowCodeTest {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("age", Column.Type.NUMBER, 0, 0),
          new Column("job", Column.Type.TEXT, 0, 0),
          new Column("planet", Column.Type.TEXT, 0, 0),
          new Column("name", Column.Type.TEXT, 0, 0));

  private static final RowCode.Fitted FITTED =
      RowCode.fit(
          rows(
              3, // more partitions than two of the rows need: one may be empty
              RowFactory.create(20.0, "cook", "Earth", "Ann"),
              RowFactory.create(40.0, null, "Earth", "Bob"),
              RowFactory.create(null, "baker", "Earth", "Cy"),
              RowFactory.create(30.0, "cook", "Earth", "Di")),
          COLUMNS,
          3);

  private static JavaRDD<Row> rows(int partitions, Row... rows) {
    return LocalSpark.context().parallelize(Arrays.asList(rows), partitions);
  }

  @Test
  void categoriesBecomeColumnsInOrder() {
    assertThat(FITTED.code().columns())
        .containsExactly("age", "job=(missing)", "job=baker", "job=cook");
    assertThat(FITTED.code().width()).isEqualTo(4);
    assertThat(FITTED.constant()).containsExactly("planet");
    assertThat(FITTED.crowded()).containsExactly("name");
  }

  @Test
  void rowsBecomeNumbers() {
    RowCode code = FITTED.code();
    assertThat(code.encode(RowFactory.create(20.0, "cook", "Earth", "Ann"), 1))
        .containsExactly(20, 0, 0, 1, 0);
    assertThat(code.encode(RowFactory.create(null, null, "Mars", "Zoe"), 0))
        .as("the mean of 20, 40 and 30; missing as a category")
        .containsExactly(30, 1, 0, 0);
  }

  @Test
  void aCategoryThatWasNotThereIsZerosAndCounted() {
    Row smith = RowFactory.create(50.0, "smith", "Earth", "Ed");
    assertThat(FITTED.code().encode(smith, 0)).containsExactly(50, 0, 0, 0);
    assertThat(
            FITTED.code().unseen(rows(2, smith, RowFactory.create(1.0, "cook", "x", "y"), smith)))
        .containsExactly(entry("job=smith", 2L));
  }

  @Test
  void partitionsDoNotMatter() {
    Row[] some = new Row[9];
    for (int i = 0; i < some.length; i++) {
      some[i] = RowFactory.create((double) i, "c" + i % 3, "p", "n" + i);
    }
    for (int partitions : new int[] {1, 2, 4, 12}) {
      RowCode.Fitted fitted = RowCode.fit(rows(partitions, some), COLUMNS, 3);
      assertThat(fitted.code().columns()).containsExactly("age", "job=c0", "job=c1", "job=c2");
      assertThat(fitted.code().encode(RowFactory.create(null, "c1", "", ""), 0))
          .containsExactly(4, 0, 1, 0);
    }
  }

  @Test
  void heldOutRowsDependOnSeedAndPlaceAlone() {
    int held = 0;
    for (long row = 0; row < 10_000; row++) {
      held += HeldOut.contains(11, row, 0.2) ? 1 : 0;
    }
    assertThat(held).isBetween(1850, 2150);
    assertThat(HeldOut.contains(11, 77, 0)).isFalse();
    assertThat(HeldOut.contains(11, 77, 1)).isTrue();
  }
}
