package leeml.data.csv;

import java.util.ArrayList;
import java.util.List;
import leeml.data.text.TextLines;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table that one pass reads: columns in types that are given, and after them every field of the
 * row as it stands. What a {@link CsvTable} takes is a table here.
 *
 * <p>Nothing is looked at beforehand. At a bad line the pass ends, but which of several it meets
 * first is chance; {@link #check} finds the first of the table.
 */
public final class WholeTable {

  private final SparkSession spark;
  private final String path;
  private final CsvFormat format;
  private final TextLines text;
  private final Header header;

  private WholeTable(SparkSession spark, String path, CsvFormat format) {
    this.spark = spark;
    this.path = path;
    this.format = format;
    this.text = TextLines.of(JavaSparkContext.fromSparkContext(spark.sparkContext()), path);
    this.header = Header.read(text, format);
  }

  /**
   * Opens a table, and reads the header.
   *
   * @throws BadInputException when it cannot be read, or is empty
   */
  public static WholeTable open(SparkSession spark, String path, CsvFormat format) {
    return new WholeTable(spark, path, format);
  }

  /** What the columns are called, in the order of the file. */
  public List<String> names() {
    return header.names();
  }

  /**
   * All rows: the required columns, the optional ones, all fields as text. A missing value is null
   * among the optional columns, and as it stands among the fields.
   *
   * @param required names and types of columns that may miss no value; what else they say is of
   *     another table, and not looked at
   * @param optional of columns that may
   * @throws UsageException when there is no such column
   */
  public JavaRDD<Row> rows(List<Column> required, List<Column> optional) {
    List<Column> chosen = new ArrayList<>(required);
    chosen.addAll(optional);
    int[] positions = header.positions(chosen.stream().map(Column::name).toList());
    Selection selection = Selection.whole(positions, chosen, required.size());
    // What goes to the executors must not hold this table.
    List<String> names = header.names();
    CsvFormat layout = format;
    return text.perSplit(lines -> selection.rows(new TableRows(names, layout), lines));
  }

  /**
   * Looks for what ends the pass over {@link #rows}.
   *
   * @throws BadInputException at the first line of the table that is not as wide as the header,
   *     else at the first that holds something else than a number in a column of numbers, or misses
   *     a required value; or if there is no row
   */
  public void check(List<Column> required, List<Column> optional) {
    CsvTable table = CsvTable.open(spark, path, format);
    if (!required.isEmpty()) {
      table.typed(required, Missing.ERROR);
    }
    if (!optional.isEmpty()) {
      table.typed(optional, Missing.MEAN);
    }
  }
}
