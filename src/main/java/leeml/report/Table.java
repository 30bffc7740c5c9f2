package leeml.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table of a report. Numbers go in as numbers and are written by {@link Digits}.
 *
 * <pre>{@code
 * report.add(Table.of("Error by degree", "degree", "train", "test")
 *     .row(1, 31.9, 35.0)
 *     .row(2, 15.4, 18.4));
 * }</pre>
 */
public final class Table implements Section {

  /**
   * One cell as it is shown.
   *
   * @param text what stands there
   * @param number whether it is a number, and so aligned by its end
   */
  public record Cell(String text, boolean number) {

    private static Cell of(Object value) {
      if (value == null) {
        return new Cell("", false);
      }
      if (value instanceof Number number) {
        return new Cell(Digits.of(number), true);
      }
      if (value instanceof Boolean truth) {
        return new Cell(truth ? "yes" : "no", false);
      }
      return new Cell(value.toString(), false);
    }
  }

  private final String title;
  private final List<String> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  private Table(String title, List<String> columns) {
    this.title = title;
    this.columns = columns;
  }

  /**
   * Starts a table.
   *
   * @throws IllegalArgumentException if it has no columns
   */
  public static Table of(String title, String... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException(
          "table '" + title + "' has 0 columns, expected at least 1");
    }
    return new Table(title, List.of(columns));
  }

  /**
   * Adds a row: numbers, words, yes/no for booleans, an empty cell for null.
   *
   * @throws IllegalArgumentException if the number of cells differs from that of the columns
   */
  public Table row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "table '%s' has %d columns, but row %d has %d cells"
              .formatted(title, columns.size(), rows.size() + 1, cells.length));
    }
    List<Cell> row = new ArrayList<>(cells.length);
    for (Object cell : cells) {
      row.add(Cell.of(cell));
    }
    rows.add(List.copyOf(row));
    return this;
  }

  /** The title over the table. */
  public String title() {
    return title;
  }

  /** The column headings, in order. */
  public List<String> columns() {
    return columns;
  }

  /** The rows in order, each with one cell a column; a read-only view. */
  public List<List<Cell>> rows() {
    return Collections.unmodifiableList(rows);
  }
}
