package leeml.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/** Columns of text, each as wide as its widest cell; numbers' columns are right-aligned. */
final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... head) {
    rows.add(List.of(head));
  }

  /** Adds a row of as many cells as the head has. */
  void row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          cells.length + " cells under a head of " + rows.get(0).size());
    }
    rows.add(List.of(cells));
  }

  /** The head and the rows as lines, without trailing blanks. */
  List<String> lines() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    boolean[] numbers = new boolean[columns];
    Arrays.fill(numbers, rows.size() > 1);
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
        numbers[column] &= row == rows.get(0) || isNumber(row.get(column));
      }
    }
    return rows.stream().map(row -> line(row, widths, numbers)).toList();
  }

  private static String line(List<String> row, int[] widths, boolean[] numbers) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(column == 0 ? "" : GAP)
          .append(
              numbers[column]
                  ? StringUtils.leftPad(cell, widths[column])
                  : StringUtils.rightPad(cell, widths[column]));
    }
    return line.toString().stripTrailing();
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[-−]?\\d[\\d.,\\u202f ]*([eE][-+]?\\d+)?");
  }
}
