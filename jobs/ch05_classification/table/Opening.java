package ch05_classification.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import leeml.data.csv.Column;
import leeml.data.csv.CsvRows;
import leeml.data.csv.CsvTable;
import leeml.data.csv.Missing;
import leeml.data.encode.ClassColumn;
import leeml.data.encode.HeldOut;
import leeml.data.encode.RowCode;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import leeml.job.Run;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;

/**
 * The way from a CSV to a {@link ClassTable}: find the columns, split the rows, fit the code on the
 * training rows, encode all.
 */
final class Opening {

  private static final int MOST_CATEGORIES = 200;
  private static final int MOST_CLASSES = 100;
  private static final int MOST_NAMED = 5;

  private final Run run;
  private final Source source;
  private final List<String> remarks = new ArrayList<>();
  private final List<Column> features;
  private final Column target;
  private final CsvTable file;

  Opening(Run run, Source source) {
    this.run = run;
    this.source = source;
    file = CsvTable.open(run.spark(), source.path(), source.format(source.path()));
    List<Column> all = file.columns();
    target = source.target().isEmpty() ? all.get(all.size() - 1) : column(source.target());
    features =
        source.features().isEmpty()
            ? all.stream().filter(column -> !column.equals(target)).toList()
            : source.features().stream().map(this::column).toList();
    if (features.contains(target)) {
      throw new UsageException(
          "column '" + shown(target) + "' is the class and cannot be a feature too");
    }
  }

  ClassTable table() {
    Split split = source.test().isEmpty() ? heldOut() : fixed();
    JavaRDD<Row> train = split.train.persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<Row> test = split.test.persist(StorageLevel.MEMORY_AND_DISK());
    List<String> classes = classes(train, test);
    RowCode.Fitted fitted = RowCode.fit(train, named(features), MOST_CATEGORIES);
    remark(fitted);
    if (fitted.code().codes().isEmpty()) {
      throw new BadInputException(
          source.path(),
          "no feature varies over the training rows, so nothing tells classes apart");
    }
    remarkUnseen(fitted.code().unseen(test));
    ClassTable table =
        new ClassTable(
            source,
            fitted.code(),
            classColumn(),
            classes,
            encoded(train, fitted.code(), classes),
            encoded(test, fitted.code(), classes),
            List.copyOf(remarks));
    train.unpersist(false);
    test.unpersist(false);
    return table;
  }

  /** Training and test rows: the features, then the class as text. */
  private record Split(JavaRDD<Row> train, JavaRDD<Row> test) {}

  private Split heldOut() {
    var numbered = rows(file, source.path()).zipWithIndex();
    long seed = run.seed();
    double fraction = source.testFraction();
    return new Split(
        spread(numbered.filter(row -> !HeldOut.contains(seed, row._2(), fraction)).keys()),
        spread(numbered.filter(row -> HeldOut.contains(seed, row._2(), fraction)).keys()));
  }

  private Split fixed() {
    CsvTable tests = CsvTable.open(run.spark(), source.test(), source.format(source.test()));
    return new Split(spread(rows(file, source.path())), spread(rows(tests, source.test())));
  }

  /** A gzip file is one partition, however many cores there are. */
  private JavaRDD<Row> spread(JavaRDD<Row> rows) {
    int cores = run.workers(0);
    return rows.getNumPartitions() < cores ? rows.repartition(cores) : rows;
  }

  /** The rows of a file that have a class. */
  private JavaRDD<Row> rows(CsvTable table, String path) {
    List<Column> wanted = new ArrayList<>(features);
    wanted.add(new Column(target.name(), Column.Type.TEXT, 0, Double.NaN));
    CsvRows chosen = table.typed(wanted, source.missing());
    remarkMissing(table, path, chosen.leftOut());
    ClassColumn classColumn = classColumn();
    int last = features.size();
    return chosen
        .rows()
        .javaRDD()
        .filter(row -> !row.isNullAt(last))
        .map(row -> named(row, classColumn));
  }

  private ClassColumn classColumn() {
    return new ClassColumn(shown(target), target.type() == Column.Type.NUMBER, source.labelEnd());
  }

  private static Row named(Row row, ClassColumn classColumn) {
    int last = row.size() - 1;
    Object[] values = new Object[row.size()];
    for (int j = 0; j < last; j++) {
      values[j] = row.get(j);
    }
    values[last] = classColumn.named(row.getString(last));
    return RowFactory.create(values);
  }

  private List<String> classes(JavaRDD<Row> train, JavaRDD<Row> test) {
    int last = features.size();
    List<String> found =
        train.map(row -> row.getString(last)).distinct().takeOrdered(MOST_CLASSES + 1);
    if (found.size() < 2) {
      throw new BadInputException(
          source.path(),
          found.isEmpty()
              ? "no row is left to train on"
              : "column '%s' holds one class only among the training rows, '%s'; expected at least two"
                  .formatted(shown(target), found.get(0)));
    }
    if (found.size() > MOST_CLASSES) {
      throw new BadInputException(
          source.path(),
          "column '%s' holds more than %d different values, expected classes: name another by target=…"
              .formatted(shown(target), MOST_CLASSES));
    }
    List<String> classes = sorted(found);
    refuseUnknown(classes, test.map(row -> row.getString(last)));
    return classes;
  }

  private List<String> sorted(List<String> classes) {
    return target.type() == Column.Type.NUMBER
        ? classes.stream().sorted(Comparator.comparing(BigDecimal::new)).toList()
        : classes;
  }

  private void refuseUnknown(List<String> classes, JavaRDD<String> labels) {
    List<String> unknown = labels.filter(label -> !classes.contains(label)).take(1);
    if (!unknown.isEmpty()) {
      throw new BadInputException(
          source.test().isEmpty() ? source.path() : source.test(),
          "a test row has the class '%s', which no training row has; those have %s"
              .formatted(unknown.get(0), classes));
    }
  }

  private static JavaRDD<double[]> encoded(JavaRDD<Row> rows, RowCode code, List<String> classes) {
    JavaRDD<double[]> encoded =
        rows.map(
                row -> {
                  double[] x = code.encode(row, 1);
                  x[x.length - 1] = classes.indexOf(row.getString(row.size() - 1));
                  return x;
                })
            .persist(StorageLevel.MEMORY_AND_DISK());
    encoded.count(); // kept now, so that what is timed later does not read the file
    return encoded;
  }

  private Column column(String name) {
    List<Column> all = file.columns();
    int place = source.names().indexOf(name);
    return place >= 0 && place < all.size() ? all.get(place) : file.column(name);
  }

  /** The name that people read: the file's own, or the one given to a file without a header. */
  private String shown(Column column) {
    int place = file.columns().indexOf(column);
    return place < source.names().size() ? source.names().get(place) : column.name();
  }

  private List<Column> named(List<Column> columns) {
    return columns.stream()
        .map(column -> new Column(shown(column), column.type(), column.missing(), column.mean()))
        .toList();
  }

  private void remarkMissing(CsvTable table, String path, long leftOut) {
    if (leftOut > 0) {
      remarks.add("%s: %d rows that miss a value are left out.".formatted(name(path), leftOut));
    }
    long unlabelled = table.column(target.name()).missing();
    if (unlabelled > 0 && source.missing() == Missing.MEAN) {
      remarks.add("%s: %d rows without a class are left out.".formatted(name(path), unlabelled));
    }
    String gaps =
        features.stream()
            .map(feature -> table.column(feature.name()))
            .filter(column -> column.missing() > 0)
            .map(column -> shownIn(table, column) + " " + column.missing())
            .collect(Collectors.joining(", "));
    if (!gaps.isEmpty() && source.missing() == Missing.MEAN) {
      remarks.add(
          "%s: missing values filled in, a number by the training mean, a category as one of its own: %s."
              .formatted(name(path), gaps));
    }
  }

  private String shownIn(CsvTable table, Column column) {
    int place = table.columns().indexOf(column);
    return place < source.names().size() ? source.names().get(place) : column.name();
  }

  private void remark(RowCode.Fitted fitted) {
    if (!fitted.constant().isEmpty()) {
      remarks.add(
          "Left out, as they hold one value in all training rows: "
              + String.join(", ", fitted.constant())
              + ".");
    }
    if (!fitted.crowded().isEmpty()) {
      remarks.add(
          "Left out, as they hold more than %d different texts: %s."
              .formatted(MOST_CATEGORIES, String.join(", ", fitted.crowded())));
    }
  }

  private void remarkUnseen(Map<String, Long> unseen) {
    if (unseen.isEmpty()) {
      return;
    }
    String named =
        unseen.entrySet().stream()
            .limit(MOST_NAMED)
            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
            .collect(Collectors.joining(", "));
    remarks.add(
        "Categories of test rows that no training row has, taken as zeros: %s%s."
            .formatted(named, unseen.size() > MOST_NAMED ? ", …" : ""));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
