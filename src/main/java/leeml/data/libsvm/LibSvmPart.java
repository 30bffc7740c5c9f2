package leeml.data.libsvm;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import leeml.data.text.Line;
import leeml.data.text.LineProblem;

/**
 * What one split holds.
 *
 * @param rows how many rows, up to the first bad line
 * @param columns the highest index of the file's counting, 0 without any
 * @param problem the first bad line, or null
 */
record LibSvmPart(long rows, int columns, LineProblem problem) implements Serializable {

  static LibSvmPart of(Iterator<Line> lines) {
    long rows = 0;
    int columns = 0;
    try {
      while (lines.hasNext()) {
        Line line = lines.next();
        if (LibSvmLine.holdsRow(line)) {
          int[] indices = LibSvmLine.parse(line).indices();
          rows++;
          columns =
              indices.length == 0 ? columns : Math.max(columns, indices[indices.length - 1] + 1);
        }
      }
      return new LibSvmPart(rows, columns, null);
    } catch (LineProblem problem) {
      return new LibSvmPart(rows, columns, problem);
    }
  }

  static LibSvmPart merged(List<LibSvmPart> parts) {
    long rows = 0;
    int columns = 0;
    LineProblem first = null;
    for (LibSvmPart part : parts) {
      rows += part.rows;
      columns = Math.max(columns, part.columns);
      first = first == null ? part.problem : first;
    }
    return new LibSvmPart(rows, columns, first);
  }
}
