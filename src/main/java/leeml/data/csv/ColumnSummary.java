package leeml.data.csv;

import java.io.Serializable;
import java.util.OptionalDouble;
import leeml.data.text.Line;
import leeml.data.text.LineProblem;

/**
 * What a part of the file says about one column; parts merge in the order of the file.
 *
 * <p>The sum is kept in double and merged in file order, so that the mean is the same each time.
 */
final class ColumnSummary implements Serializable {
  private final String name;
  private long numbers;
  private double sum;
  private long missing;
  private LineProblem firstMissing;
  private LineProblem firstText;

  ColumnSummary(String name) {
    this.name = name;
  }

  void add(String field, Line line, RowParser parser) {
    if (parser.missing(field)) {
      if (missing++ == 0) {
        firstMissing = line.problem("no value in column '" + name + "', expected one");
      }
      return;
    }
    OptionalDouble number = RowParser.number(field);
    if (number.isPresent()) {
      numbers++;
      sum += number.getAsDouble();
    } else if (firstText == null) {
      firstText =
          line.problem("'" + field + "' in column '" + name + "' is not a number, expected one");
    }
  }

  void merge(ColumnSummary later) {
    numbers += later.numbers;
    sum += later.sum;
    missing += later.missing;
    firstMissing = firstMissing == null ? later.firstMissing : firstMissing;
    firstText = firstText == null ? later.firstText : firstText;
  }

  Column column() {
    boolean number = firstText == null && numbers > 0;
    return new Column(
        name,
        number ? Column.Type.NUMBER : Column.Type.TEXT,
        missing,
        numbers == 0 ? Double.NaN : sum / numbers);
  }

  /** The first line with a missing value, or null. */
  LineProblem firstMissing() {
    return firstMissing;
  }

  /** The first line that holds something else than a number, or null. */
  LineProblem firstText() {
    return firstText;
  }
}
