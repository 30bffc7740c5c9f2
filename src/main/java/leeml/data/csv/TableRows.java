package leeml.data.csv;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import leeml.data.text.Line;

/** Reads the lines of a split as rows of a table: without headers and empty lines, all as wide. */
final class TableRows {
  private final List<String> names;
  private final CsvFormat format;
  private final RowParser parser;

  TableRows(List<String> names, CsvFormat format) {
    this.names = names;
    this.format = format;
    this.parser = new RowParser(format);
  }

  /** A row: where it stands and what its fields are. */
  record Row(Line line, List<String> fields) {}

  List<String> names() {
    return names;
  }

  RowParser parser() {
    return parser;
  }

  /** The rows, lazily; a bad line is thrown when it is reached. */
  Iterator<Row> fields(Iterator<Line> lines) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
        .filter(line -> !parser.empty(line) && !header(line))
        .map(line -> new Row(line, List.of(parser.fields(line, names.size()))))
        .iterator();
  }

  /** Each file of a folder has the header; it must be the same in all. */
  private boolean header(Line line) {
    if (!format.header() || !line.first()) {
      return false;
    }
    List<String> found = List.of(parser.fields(line));
    if (!found.equals(names)) {
      throw line.problem("the header is " + found + ", in the first file it is " + names);
    }
    return true;
  }
}
