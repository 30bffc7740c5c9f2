package leeml.data.csv;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import leeml.data.text.Line;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Which columns are wanted and what to do about missing values; runs on the executors. */
final class Selection implements Serializable {
  private final int[] positions;
  private final boolean[] numeric;
  private final double[] means;
  private final Missing policy;
  private final boolean filled;
  private final boolean whole;
  private final int required;

  /**
   * What is wanted.
   *
   * @param filled whether {@link Missing#MEAN} fills in the columns' means; it leaves null if not
   */
  Selection(int[] positions, List<Column> columns, Missing policy, boolean filled) {
    this(positions, columns, policy, filled, false, policy == Missing.ERROR ? positions.length : 0);
  }

  /**
   * Columns, and every field of the row after them.
   *
   * @param required of the columns so many, the first of them, miss no value; others may, and have
   *     null then
   */
  static Selection whole(int[] positions, List<Column> columns, int required) {
    return new Selection(positions, columns, Missing.MEAN, false, true, required);
  }

  private Selection(
      int[] positions,
      List<Column> columns,
      Missing policy,
      boolean filled,
      boolean whole,
      int required) {
    this.whole = whole;
    this.required = required;
    this.positions = positions;
    this.policy = policy;
    this.filled = filled;
    this.numeric = new boolean[columns.size()];
    this.means = new double[columns.size()];
    for (int i = 0; i < means.length; i++) {
      numeric[i] = columns.get(i).type() == Column.Type.NUMBER;
      means[i] = columns.get(i).mean();
    }
  }

  Iterator<Row> rows(TableRows table, Iterator<Line> lines) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(table.fields(lines), Spliterator.ORDERED), false)
        .map(row -> chosen(row, table.parser()))
        .filter(Objects::nonNull)
        .iterator();
  }

  /** The wanted values of a row, or null when the row is left out. */
  private Row chosen(TableRows.Row row, RowParser parser) {
    List<String> fields = row.fields();
    Object[] values = new Object[positions.length + (whole ? fields.size() : 0)];
    for (int i = 0; i < positions.length; i++) {
      String field = fields.get(positions[i]);
      if (!parser.missing(field)) {
        values[i] = numeric[i] ? number(row.line(), field) : field;
      } else if (i < required) {
        throw changed(row.line());
      } else if (policy == Missing.DROP) {
        return null;
      } else {
        values[i] = filled ? means[i] : null;
      }
    }
    for (int i = positions.length; i < values.length; i++) {
      values[i] = fields.get(i - positions.length);
    }
    return RowFactory.create(values);
  }

  private static double number(Line line, String field) {
    return RowParser.number(field).orElseThrow(() -> changed(line));
  }

  /** True of a table that was checked before; a {@link WholeTable} is checked for its sake. */
  private static RuntimeException changed(Line line) {
    return line.problem("the file has changed since it was opened");
  }
}
