package leeml.data.csv;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import leeml.data.text.Line;
import leeml.data.text.LineProblem;

/** What a split, and then the whole file, says about the table; stops at the first bad line. */
final class TableSummary implements Serializable {
  private final List<ColumnSummary> columns = new ArrayList<>();
  private long rows;
  private LineProblem problem;

  TableSummary(List<String> names) {
    for (String name : names) {
      columns.add(new ColumnSummary(name));
    }
  }

  /** Reads the lines of one split, each of which must be a row of the table. */
  static TableSummary of(Iterator<Line> lines, TableRows table) {
    TableSummary summary = new TableSummary(table.names());
    try {
      table.fields(lines).forEachRemaining(row -> summary.add(row, table.parser()));
    } catch (LineProblem problem) {
      summary.problem = problem;
    }
    return summary;
  }

  private void add(TableRows.Row row, RowParser parser) {
    rows++;
    for (int i = 0; i < row.fields().size(); i++) {
      columns.get(i).add(row.fields().get(i), row.line(), parser);
    }
  }

  void merge(TableSummary later) {
    rows += later.rows;
    problem = problem == null ? later.problem : problem;
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).merge(later.columns.get(i));
    }
  }

  long rows() {
    return rows;
  }

  /** The first bad line, or null. */
  LineProblem problem() {
    return problem;
  }

  List<ColumnSummary> columns() {
    return columns;
  }
}
