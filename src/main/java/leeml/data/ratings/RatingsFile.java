package leeml.data.ratings;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import leeml.data.file.InputFiles;
import leeml.data.text.Causes;
import leeml.data.text.Line;
import leeml.data.text.TextLines;
import leeml.error.BadInputException;
import leeml.model.factor.Rating;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * Ratings in one of the MovieLens formats, read by partitions.
 *
 * @param path a file, folder or glob, plain or {@code .gz}, on any file system that Hadoop knows
 * @param format the same for all files of the path
 * @param columns of a CSV: the columns of user, item and rating, by name
 * @param low the least rating there can be
 * @param high the highest, above {@code low}
 */
public record RatingsFile(
    String path, RatingsFormat format, List<String> columns, double low, double high) {

  /** The columns of {@code ratings.csv}. */
  public static final List<String> MOVIE_LENS = List.of("userId", "movieId", "rating");

  /** Checks the range and the number of columns. */
  public RatingsFile {
    if (columns.size() != 3 || !(low < high)) {
      throw new IllegalArgumentException(
          "columns = %s, low = %s, high = %s, expected three columns and a range that ascends"
              .formatted(columns, low, high));
    }
  }

  /**
   * The ratings, cached: the files are read once, here.
   *
   * @return cached; the caller unpersists it
   * @throws BadInputException when the path cannot be read or holds no rating, a column is missing,
   *     or at a bad line, with file and line: too few fields, an id that is no whole number, a
   *     rating outside the range
   */
  public JavaRDD<Rating> read(JavaSparkContext spark) {
    TextLines text = TextLines.of(spark, path);
    boolean header = format.of(text.files().get(0).getName()) == RatingsFormat.CSV;
    RatingLine reader = reader(text);
    JavaRDD<Rating> ratings =
        text.perSplit(lines -> rows(lines, reader, header)).persist(StorageLevel.MEMORY_AND_DISK());
    if (Causes.unwrap(spark.hadoopConfiguration(), ratings::count) == 0) {
      throw new BadInputException(path, "no ratings, expected lines of user, item and rating");
    }
    return ratings;
  }

  private RatingLine reader(TextLines text) {
    RatingLine first = null;
    for (Path file : text.files()) {
      RatingLine reader = reader(text, file);
      if (first != null && !reader.equals(first)) {
        throw new BadInputException(
            InputFiles.shown(file), "another format or other columns than the files before it");
      }
      first = reader;
    }
    return first;
  }

  private RatingLine reader(TextLines text, Path file) {
    RatingsFormat told = format.of(file.getName());
    if (told != RatingsFormat.CSV) {
      return new RatingLine(told.separator(), 0, 1, 2, low, high);
    }
    String line = text.firstLine(file);
    List<String> names =
        line == null ? List.of() : RatingLine.fields(line.replace("\"", ""), told.separator());
    List<Integer> places = new ArrayList<>();
    for (String column : columns) {
      if (!names.contains(column)) {
        throw new BadInputException(
            InputFiles.shown(file) + ", line 1",
            "no column '%s', the header names %s".formatted(column, names));
      }
      places.add(names.indexOf(column));
    }
    return new RatingLine(told.separator(), places.get(0), places.get(1), places.get(2), low, high);
  }

  private static Iterator<Rating> rows(Iterator<Line> lines, RatingLine reader, boolean header) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
        .filter((Line line) -> !line.text().isBlank() && !(header && line.first()))
        .map(reader::parse)
        .iterator();
  }
}
