package leeml.data.encode;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import leeml.data.csv.Column;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * How a row of a table becomes a vector of numbers; fitted once, used for every row after.
 *
 * @param places where the codes' columns stand in a row of the table
 * @param codes at least none; their columns of numbers stand one after the other
 */
public record RowCode(List<Integer> places, List<ColumnCode> codes) implements Serializable {

  /** Copies the lists. */
  public RowCode {
    places = List.copyOf(places);
    codes = List.copyOf(codes);
  }

  /** The code of a table that is numbers already, with nothing missing. */
  public static RowCode ofNumbers(List<String> names) {
    return new RowCode(
        IntStream.range(0, names.size()).boxed().toList(),
        names.stream().map(name -> (ColumnCode) new NumberCode(name, 0)).toList());
  }

  /**
   * A code and what it does without.
   *
   * @param code of the columns that can tell rows apart
   * @param constant columns that hold one value in all rows fitted
   * @param crowded columns of text with more categories than are taken: names, identifiers
   */
  public record Fitted(RowCode code, List<String> constant, List<String> crowded) {}

  /**
   * Fits a code by one pass over the rows.
   *
   * @param rows the training rows; the first columns are those given, null where a value is missing
   * @param mostCategories a column of text with more is left out, at least 2
   */
  public static Fitted fit(JavaRDD<Row> rows, List<Column> columns, int mostCategories) {
    List<Boolean> numbers = columns.stream().map(c -> c.type() == Column.Type.NUMBER).toList();
    List<ArrayList<ColumnTally>> parts =
        rows.mapPartitions(
                part -> {
                  ArrayList<ColumnTally> tallies = tallies(numbers, mostCategories);
                  part.forEachRemaining(row -> add(row, tallies));
                  return List.of(tallies).iterator();
                })
            .collect();
    List<ColumnTally> all = tallies(numbers, mostCategories);
    for (List<ColumnTally> part : parts) {
      for (int j = 0; j < all.size(); j++) {
        all.get(j).merge(part.get(j));
      }
    }
    return fitted(columns, all);
  }

  private static ArrayList<ColumnTally> tallies(List<Boolean> numbers, int mostCategories) {
    ArrayList<ColumnTally> tallies = new ArrayList<>();
    numbers.forEach(number -> tallies.add(new ColumnTally(number, mostCategories)));
    return tallies;
  }

  private static void add(Row row, List<ColumnTally> tallies) {
    for (int j = 0; j < tallies.size(); j++) {
      tallies.get(j).add(row.get(j));
    }
  }

  private static Fitted fitted(List<Column> columns, List<ColumnTally> tallies) {
    List<Integer> places = new ArrayList<>();
    List<ColumnCode> codes = new ArrayList<>();
    List<String> constant = new ArrayList<>();
    List<String> crowded = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      String name = columns.get(j).name();
      if (tallies.get(j).tooMany()) {
        crowded.add(name);
      } else if (!tallies.get(j).varies()) {
        constant.add(name);
      } else {
        places.add(j);
        codes.add(tallies.get(j).code(name));
      }
    }
    return new Fitted(new RowCode(places, codes), constant, crowded);
  }

  /** The names of the columns of numbers. */
  public List<String> columns() {
    return codes.stream().flatMap(code -> code.columns().stream()).toList();
  }

  /** The number p of columns of numbers. */
  public int width() {
    return codes.stream().mapToInt(ColumnCode::width).sum();
  }

  /**
   * A row as numbers.
   *
   * @param row as the rows that were fitted; not modified
   * @param spare places after the last number, left at 0
   * @return a new array, shape (p + spare)
   */
  public double[] encode(Row row, int spare) {
    return encode(row, spare, (column, category) -> {});
  }

  /**
   * As {@link #encode(Row, int)}.
   *
   * @param unseen is told each column with a category that was not fitted, and the category
   */
  public double[] encode(Row row, int spare, BiConsumer<String, String> unseen) {
    double[] x = new double[width() + spare];
    int at = 0;
    for (int c = 0; c < codes.size(); c++) {
      Object value = row.get(places.get(c));
      if (!codes.get(c).write(value, x, at)) {
        unseen.accept(codes.get(c).name(), CategoryCode.of(value));
      }
      at += codes.get(c).width();
    }
    return x;
  }

  /**
   * Categories that the code does not know, and how many rows have them, by {@code
   * column=category}: one pass.
   */
  public Map<String, Long> unseen(JavaRDD<Row> rows) {
    RowCode code = this;
    return new TreeMap<>(rows.flatMap(row -> code.unseen(row).iterator()).countByValue());
  }

  private List<String> unseen(Row row) {
    List<String> unseen = new ArrayList<>();
    encode(row, 0, (column, category) -> unseen.add(column + "=" + category));
    return unseen;
  }
}
