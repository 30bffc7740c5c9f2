package leeml.data.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import leeml.data.file.InputFiles;
import leeml.data.text.Line;
import leeml.data.text.LineProblem;
import leeml.data.text.TextLines;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.hadoop.fs.Path;

/** The names of a table's columns. */
record Header(List<String> names) {

  /** The first line of the first file, or made-up names when the format has none. */
  static Header read(TextLines text, CsvFormat format) {
    Path file = text.files().get(0);
    String first = text.firstLine(file);
    if (first == null || first.isBlank()) {
      throw new BadInputException(
          InputFiles.shown(file) + (first == null ? "" : ", line 1"),
          (first == null ? "the file is empty" : "the line is empty")
              + (format.header()
                  ? ", expected a header line with the names of the columns"
                  : ", expected a row"));
    }
    try {
      Line line = new Line(file.toString(), 0, first);
      String[] fields = new RowParser(format).fields(line);
      return new Header(format.header() ? named(line, fields) : numbered(fields.length));
    } catch (LineProblem problem) {
      throw problem.withLineNumber(text.spark().hadoopConfiguration());
    }
  }

  /**
   * Where the named columns stand.
   *
   * @throws UsageException when there is no such column; it names the nearest
   */
  int[] positions(List<String> wanted) {
    return wanted.stream().mapToInt(this::position).toArray();
  }

  private int position(String name) {
    int position = names.indexOf(name);
    if (position < 0) {
      throw new UsageException(
          "no column '" + name + "'; the nearest is '" + nearest(name) + "', there are: " + names);
    }
    return position;
  }

  private String nearest(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String best = names.get(0);
    for (String candidate : names) {
      if (distance.apply(lower(name), lower(candidate))
          < distance.apply(lower(name), lower(best))) {
        best = candidate;
      }
    }
    return best;
  }

  private static String lower(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }

  private static List<String> named(Line line, String[] fields) {
    Set<String> seen = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String field : fields) {
      if (field.isEmpty()) {
        throw line.problem("column " + (names.size() + 1) + " of the header has no name");
      }
      if (!seen.add(field)) {
        throw line.problem("the header has the column '" + field + "' twice");
      }
      names.add(field);
    }
    return List.copyOf(names);
  }

  private static List<String> numbered(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "c" + i).toList();
  }
}
