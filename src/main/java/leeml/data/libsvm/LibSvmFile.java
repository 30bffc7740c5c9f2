package leeml.data.libsvm;

import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import leeml.data.text.Causes;
import leeml.data.text.Line;
import leeml.data.text.TextLines;
import leeml.error.BadInputException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * A LibSVM file, folder or glob, plain or gzip, as distributed sparse rows.
 *
 * @param rows in the order of the file, read when they are asked for
 * @param rowCount how many
 * @param columns the width: the highest index that occurs
 */
public record LibSvmFile(JavaRDD<SparseRow> rows, long rowCount, int columns) {

  /**
   * Opens a file and passes over it once.
   *
   * @throws BadInputException when it cannot be read or holds no row, or at the first bad line: a
   *     label or value that is no finite number, an index below 1 or not ascending
   */
  public static LibSvmFile open(SparkSession spark, String path) {
    TextLines text = TextLines.of(JavaSparkContext.fromSparkContext(spark.sparkContext()), path);
    List<LibSvmPart> parts =
        Causes.unwrap(
            text.spark().hadoopConfiguration(),
            () -> text.perSplit(lines -> List.of(LibSvmPart.of(lines)).iterator()).collect());
    LibSvmPart whole = LibSvmPart.merged(parts);
    if (whole.problem() != null) {
      throw whole.problem().withLineNumber(text.spark().hadoopConfiguration());
    }
    if (whole.rows() == 0) {
      throw new BadInputException(
          path, "no rows, expected lines of the form 'label index:value …'");
    }
    return new LibSvmFile(rows(text), whole.rows(), whole.columns());
  }

  private static JavaRDD<SparseRow> rows(TextLines text) {
    return text.perSplit(
        lines ->
            StreamSupport.stream(
                    Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
                .filter((Line line) -> LibSvmLine.holdsRow(line))
                .map(LibSvmLine::parse)
                .iterator());
  }
}
