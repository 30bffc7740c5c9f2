package ch05_classification.table;

import java.util.List;
import java.util.stream.IntStream;
import leeml.data.encode.ClassColumn;
import leeml.data.encode.ColumnCode;
import leeml.data.encode.NumberCode;
import leeml.data.encode.RowCode;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import leeml.job.Run;
import leeml.job.score.TableColumns;
import leeml.job.score.TableModel;
import leeml.job.score.predict.ClassPredictor;
import leeml.model.fitted.ClassScores;
import org.apache.spark.api.java.JavaRDD;

/**
 * A table as numbers: categories one-hot, the class's number last in each row, cut into training
 * and test; kept in memory on the executors.
 *
 * @param source where it lies
 * @param code how a row became numbers, fitted on the training rows
 * @param target the column with the class
 * @param classes the classes' names; class k is k of these
 * @param train p features and the class, a row
 * @param test likewise; may be empty
 * @param remarks sentences on what was left out, filled in or not known
 */
public record ClassTable(
    Source source,
    RowCode code,
    ClassColumn target,
    List<String> classes,
    JavaRDD<double[]> train,
    JavaRDD<double[]> test,
    List<String> remarks)
    implements AutoCloseable {

  /**
   * Opens a table, and tells the person watching what was left out of it.
   *
   * @throws UsageException if a column does not exist, or the target is among the features
   * @throws BadInputException if the files do not read, the training rows have one class or too
   *     many, no feature varies, or a test row has a class that no training row has
   */
  public static ClassTable open(Run run, Source source) {
    ClassTable table = new Opening(run, source).table();
    table.remarks.forEach(run::say);
    return table;
  }

  /**
   * A table that was made and not read.
   *
   * @param name what a person calls it
   * @param code how the columns of numbers are to be understood
   * @param classes the classes' names
   * @param train features and the class's number after them
   * @param test likewise
   */
  public static ClassTable generated(
      String name,
      RowCode code,
      List<String> classes,
      JavaRDD<double[]> train,
      JavaRDD<double[]> test) {
    ClassColumn target = new ClassColumn("class", true, "");
    return new ClassTable(Source.generated(name), code, target, classes, train, test, List.of());
  }

  /** A classifier of these columns, as a run saves it. */
  public TableModel saved(ClassScores classifier) {
    return new TableModel(
        new TableColumns(source.header(), source.names(), source.missing(), code.codes()),
        new ClassPredictor(target, classes, classifier));
  }

  /** The names of the columns of numbers. */
  public List<String> columns() {
    return code.columns();
  }

  /** The number p of columns of numbers. */
  public int width() {
    return code.width();
  }

  /** Which columns are numbers in the file, and no category's. */
  public int[] numbers() {
    boolean[] number = new boolean[width()];
    int at = 0;
    for (ColumnCode column : code.codes()) {
      number[at] = column instanceof NumberCode;
      at += column.width();
    }
    return IntStream.range(0, number.length).filter(j -> number[j]).toArray();
  }

  /** Columns that a plane is worth drawing of: the numbers, or all if there are under two. */
  public int[] drawable() {
    int[] numbers = numbers();
    return numbers.length >= 2 ? numbers : IntStream.range(0, width()).toArray();
  }

  /** The test rows, or the training rows if none were held out. */
  public JavaRDD<double[]> judged() {
    return test.isEmpty() ? train : test;
  }

  /** Lets the executors forget the rows. */
  @Override
  public void close() {
    train.unpersist(false);
    test.unpersist(false);
  }
}
