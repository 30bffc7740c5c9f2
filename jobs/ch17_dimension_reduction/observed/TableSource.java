package ch17_dimension_reduction.observed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import leeml.data.csv.Column;
import leeml.data.csv.CsvRows;
import leeml.data.csv.CsvTable;
import leeml.data.csv.Missing;
import leeml.data.encode.NumberCode;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import leeml.job.Run;
import leeml.job.score.TableColumns;
import leeml.model.fitted.ColumnScale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Columns of a CSV as observations. */
final class TableSource {

  private static final int MOST_CLASSES = 100;

  private final Run run;
  private final ObservedOptions options;
  private final CsvTable table;
  private final List<String> remarks = new ArrayList<>();

  private TableSource(Run run, ObservedOptions options) {
    this.run = run;
    this.options = options;
    this.table = CsvTable.open(run.spark(), options.data());
  }

  static Observations read(Run run, ObservedOptions options) {
    return new TableSource(run, options).read();
  }

  private Observations read() {
    List<String> names = options.features().isEmpty() ? numbers() : options.features();
    if (names.isEmpty()) {
      throw new BadInputException(
          options.data(), "has no column of numbers, expected at least one");
    }
    table.numeric(names, options.missing()); // says which value of which column is no number
    List<String> all = new ArrayList<>(names);
    if (labelled()) {
      checkLabel(names);
      all.add(options.label());
    }
    CsvRows chosen = table.select(all, options.missing());
    remarkMissing(names, chosen.leftOut());
    JavaRDD<Row> rows = spread(firstOf(chosen).javaRDD());
    int width = names.size();
    List<String> classes = labelled() ? classes(rows, width) : List.of();
    JavaRDD<double[]> numbers =
        rows.map(row -> numbers(row, width, classes)).persist(StorageLevel.MEMORY_AND_DISK());
    long count = numbers.count();
    return new Observations(
        options.data(),
        names,
        classes,
        PixelGrid.ofNames(names),
        numbers,
        count,
        remarks,
        Optional.of(TableColumns.named(options.missing(), codes(names))),
        ColumnScale.none(width));
  }

  /** A number, with its column's mean where it is missing. */
  private List<NumberCode> codes(List<String> names) {
    return names.stream().map(name -> new NumberCode(name, table.column(name).mean())).toList();
  }

  private boolean labelled() {
    return !options.label().isEmpty();
  }

  private List<String> numbers() {
    List<String> numbers = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Column column : table.columns()) {
      if (!column.name().equals(options.label())) {
        (column.type() == Column.Type.NUMBER ? numbers : texts).add(column.name());
      }
    }
    if (!texts.isEmpty()) {
      remarks.add("Left out, no numbers: " + String.join(", ", texts) + ".");
    }
    return numbers;
  }

  private void checkLabel(List<String> names) {
    Column label = table.column(options.label());
    if (names.contains(label.name())) {
      throw new UsageException(
          "column '" + label.name() + "' is the label and cannot be a feature too");
    }
    if (label.missing() > 0 && options.missing() != Missing.DROP) {
      throw new BadInputException(
          options.data(),
          "column '%s' misses %d classes, expected one in each row; missing=drop leaves those out"
              .formatted(label.name(), label.missing()));
    }
  }

  private void remarkMissing(List<String> names, long leftOut) {
    if (leftOut > 0) {
      remarks.add(leftOut + " rows that miss a value are left out.");
    }
    long filled = names.stream().mapToLong(name -> table.column(name).missing()).sum();
    if (options.missing() == Missing.MEAN && filled > 0) {
      remarks.add(filled + " missing numbers are filled in by their column's mean.");
    }
  }

  private Dataset<Row> firstOf(CsvRows chosen) {
    return options.rows() == 0 ? chosen.rows() : chosen.rows().limit(options.rows());
  }

  /** A gzip file is one partition, however many cores there are. */
  private JavaRDD<Row> spread(JavaRDD<Row> rows) {
    int cores = run.workers(0);
    return rows.getNumPartitions() < cores ? rows.repartition(cores) : rows;
  }

  private List<String> classes(JavaRDD<Row> rows, int at) {
    List<String> found = rows.map(row -> name(row.get(at))).distinct().take(MOST_CLASSES + 1);
    if (found.size() > MOST_CLASSES) {
      throw new BadInputException(
          options.data(),
          "column '%s' holds more than %d different values, expected classes"
              .formatted(options.label(), MOST_CLASSES));
    }
    boolean number = table.column(options.label()).type() == Column.Type.NUMBER;
    return found.stream()
        .sorted(number ? Comparator.comparing(BigDecimal::new) : Comparator.naturalOrder())
        .toList();
  }

  private static double[] numbers(Row row, int width, List<String> classes) {
    double[] numbers = new double[width + 1];
    for (int j = 0; j < width; j++) {
      numbers[j] = row.getDouble(j);
    }
    numbers[width] = classes.isEmpty() ? -1 : classes.indexOf(name(row.get(width)));
    return numbers;
  }

  private static String name(Object label) {
    return label instanceof Double number
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : label.toString();
  }
}
