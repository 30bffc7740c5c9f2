package leeml.data.csv;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import leeml.data.file.InputFiles;
import leeml.data.text.Causes;
import leeml.data.text.LineProblem;
import leeml.data.text.TextLines;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A table of comma- or tab-separated values: a file, a folder of files with the same header, or a
 * glob; plain or gzip; on any file system of Hadoop.
 *
 * <p>Opening passes over all rows once, in parallel, and refuses a row of another width than the
 * header's. Empty lines, a byte order mark and {@code \r\n} are taken as they come; blanks around
 * fields are taken off.
 */
public final class CsvTable {
  private final SparkSession spark;
  private final String path;
  private final CsvFormat format;
  private final TextLines text;
  private final Header header;
  private final TableSummary summary;

  private CsvTable(SparkSession spark, String path, CsvFormat format) {
    this.spark = spark;
    this.path = path;
    this.format = format;
    this.text = TextLines.of(JavaSparkContext.fromSparkContext(spark.sparkContext()), path);
    this.header = Header.read(text, format);
    this.summary = summarise();
  }

  /**
   * Opens a table in the format that its name tells: {@link CsvFormat#ofName}.
   *
   * @throws BadInputException when it cannot be read, is empty, or a row is not as wide as the
   *     header
   */
  public static CsvTable open(SparkSession spark, String path) {
    return open(spark, path, CsvFormat.ofName(path));
  }

  /**
   * Opens a table in a given format.
   *
   * @throws BadInputException as above
   */
  public static CsvTable open(SparkSession spark, String path, CsvFormat format) {
    return new CsvTable(spark, path, format);
  }

  /** The columns in the order of the file. */
  public List<Column> columns() {
    return summary.columns().stream().map(ColumnSummary::column).toList();
  }

  /**
   * A column by name.
   *
   * @throws UsageException when there is none of that name; it names the nearest
   */
  public Column column(String name) {
    return columns().get(header.positions(List.of(name))[0]);
  }

  /** How many rows the table has, headers and empty lines not counted. */
  public long rowCount() {
    return summary.rows();
  }

  /**
   * Columns of numbers, as doubles.
   *
   * @param names which, in the order wanted
   * @param policy what to do about missing values
   * @throws UsageException when there is no such column
   * @throws BadInputException at the first line where one of them holds something else than a
   *     number, or nothing under {@link Missing#ERROR}
   */
  public CsvRows numeric(List<String> names, Missing policy) {
    for (int position : header.positions(names)) {
      refuse(summary.columns().get(position).firstText());
      if (summary.columns().get(position).column().type() != Column.Type.NUMBER) {
        throw new BadInputException(
            path, "column '" + header.names().get(position) + "' holds no number at all");
      }
    }
    return select(names, policy);
  }

  /**
   * Columns each in the type that was found: numbers as double, others as string.
   *
   * @throws UsageException when there is no such column, or the mean of a text column is needed
   * @throws BadInputException at the first missing value under {@link Missing#ERROR}
   */
  public CsvRows select(List<String> names, Missing policy) {
    refuseNone(names);
    int[] positions = header.positions(names);
    List<Column> chosen = IntStream.of(positions).mapToObj(columns()::get).toList();
    for (int i = 0; i < positions.length; i++) {
      check(chosen.get(i), summary.columns().get(positions[i]).firstMissing(), policy);
    }
    return rows(chosen, new Selection(positions, chosen, policy, true), policy);
  }

  /**
   * Columns in types that are given and not found out: those of another table, as a test file is
   * read like its training file. A missing value is null under {@link Missing#MEAN}, since it is
   * for the rows that are trained on to say what fills it.
   *
   * @param columns names and types; what else they say is of another table, and not looked at
   * @throws UsageException when there is no such column
   * @throws BadInputException at the first line where a column of numbers holds something else, or
   *     any holds nothing under {@link Missing#ERROR}
   */
  public CsvRows typed(List<Column> columns, Missing policy) {
    int[] positions = require(columns, policy);
    return rows(columns, new Selection(positions, columns, policy, false), policy);
  }

  /** Where columns stand, each of them as it has to be. */
  private int[] require(List<Column> columns, Missing policy) {
    List<String> names = columns.stream().map(Column::name).toList();
    refuseNone(names);
    int[] positions = header.positions(names);
    for (int i = 0; i < positions.length; i++) {
      ColumnSummary found = summary.columns().get(positions[i]);
      if (columns.get(i).type() == Column.Type.NUMBER) {
        refuse(found.firstText());
      }
      if (policy == Missing.ERROR) {
        refuse(found.firstMissing());
      }
    }
    return positions;
  }

  private void refuseNone(List<String> names) {
    if (names.isEmpty()) {
      throw new UsageException("no column was chosen; there are: " + header.names());
    }
  }

  private CsvRows rows(List<Column> columns, Selection selection, Missing policy) {
    JavaRDD<Row> rows = rows(header.names(), format, selection);
    long leftOut = leftOut(columns, rows, policy);
    if (leftOut == summary.rows()) {
      List<String> names = columns.stream().map(Column::name).toList();
      throw new BadInputException(path, "every row misses a value in one of the columns " + names);
    }
    return new CsvRows(spark.createDataFrame(rows, schema(columns)), leftOut);
  }

  private long leftOut(List<Column> columns, JavaRDD<Row> rows, Missing policy) {
    boolean drops =
        policy == Missing.DROP && columns.stream().anyMatch(c -> column(c.name()).missing() > 0);
    return drops ? summary.rows() - Causes.unwrap(hadoop(), rows::count) : 0;
  }

  private void check(Column column, LineProblem firstMissing, Missing policy) {
    if (policy == Missing.ERROR) {
      refuse(firstMissing);
    }
    if (policy == Missing.MEAN && column.missing() > 0 && column.type() == Column.Type.TEXT) {
      throw new UsageException(
          "column '"
              + column.name()
              + "' misses values and is text, which has no mean; take another policy");
    }
  }

  /** What goes to the executors are the arguments: it must not hold this table. */
  private JavaRDD<Row> rows(List<String> names, CsvFormat layout, Selection selection) {
    return text.perSplit(lines -> selection.rows(new TableRows(names, layout), lines));
  }

  private TableSummary summarise() {
    List<String> names = header.names();
    CsvFormat layout = format;
    List<TableSummary> parts =
        Causes.unwrap(
            hadoop(),
            () ->
                text.perSplit(lines -> only(TableSummary.of(lines, new TableRows(names, layout))))
                    .collect());
    TableSummary whole = new TableSummary(names);
    parts.forEach(whole::merge);
    refuse(whole.problem());
    if (whole.rows() == 0) {
      throw new BadInputException(
          InputFiles.shown(text.files().get(0)), "a header and no rows, expected at least one row");
    }
    return whole;
  }

  private static Iterator<TableSummary> only(TableSummary summary) {
    return List.of(summary).iterator();
  }

  private void refuse(LineProblem problem) {
    if (problem != null) {
      throw problem.withLineNumber(hadoop());
    }
  }

  private Configuration hadoop() {
    return text.spark().hadoopConfiguration();
  }

  private static StructType schema(List<Column> columns) {
    StructType schema = new StructType();
    for (Column column : columns) {
      DataType type =
          column.type() == Column.Type.NUMBER ? DataTypes.DoubleType : DataTypes.StringType;
      schema = schema.add(column.name(), type, true);
    }
    return schema;
  }
}
