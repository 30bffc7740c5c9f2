package ch05_classification.smalldata;

import ch05_classification.generative.NaiveBayes.Kind;
import ch05_classification.generative.View;
import ch05_classification.table.ClassTable;
import java.io.Serializable;
import leeml.error.BadInputException;
import org.apache.spark.api.java.JavaRDD;

/**
 * Rows to draw training sets from, and the test rows that all are judged on.
 *
 * @param train features and the class, 0 or 1, after them; shape (n, p + 1)
 * @param test likewise
 * @param kinds what each column is, for naive Bayes
 * @param groups which columns are of one category
 */
public record Pool(double[][] train, double[][] test, Kind[] kinds, int[] groups)
    implements Serializable {

  /**
   * Brings rows to the driver, at most as many as asked for, sampled by the seed.
   *
   * @throws BadInputException if there are not two classes, or no test rows
   */
  public static Pool of(ClassTable table, int mostTrain, int mostTest, long seed) {
    if (table.classes().size() != 2) {
      throw new BadInputException(
          table.source().path(), "has %d classes, expected 2".formatted(table.classes().size()));
    }
    Pool pool =
        new Pool(
            sample(table.train(), mostTrain, seed),
            sample(table.test(), mostTest, seed + 1),
            View.kinds(table),
            View.groups(table));
    if (pool.test.length == 0) {
      throw new BadInputException(table.source().path(), "leaves no row to test on");
    }
    return pool;
  }

  private static double[][] sample(JavaRDD<double[]> rows, int most, long seed) {
    return rows.takeSample(false, most, seed).toArray(double[][]::new);
  }

  /** How many rows there are to draw from. */
  public int size() {
    return train.length;
  }

  /** The number p of columns. */
  public int columns() {
    return kinds.length;
  }
}
