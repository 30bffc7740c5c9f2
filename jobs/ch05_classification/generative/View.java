package ch05_classification.generative;

import ch05_classification.generative.NaiveBayes.Kind;
import ch05_classification.table.ClassTable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.data.encode.ColumnCode;
import org.apache.spark.api.java.JavaRDD;

/**
 * The columns of a table that one kind of naive Bayes can take: numbers for the Gaussian, each
 * divided by its deviation; one-hot columns for the others.
 *
 * <p>Divided, since MLlib adds 10⁻⁹ of the widest column's variance to every variance (as
 * scikit-learn does): beside a column in tens of thousands that would swamp one in units.
 *
 * @param kind what the columns are taken for
 * @param columns which they are
 * @param scales what they are divided by
 */
public record View(Kind kind, int[] columns, double[] scales) implements Serializable {

  /** The columns for a kind; may be none. */
  public static View of(ClassTable table, Kind kind) {
    int[] numbers = table.numbers();
    int[] chosen =
        kind == Kind.GAUSSIAN
            ? numbers
            : IntStream.range(0, table.width())
                .filter(j -> Arrays.binarySearch(numbers, j) < 0)
                .toArray();
    double[] scales = new double[chosen.length];
    Arrays.fill(scales, 1);
    if (kind == Kind.GAUSSIAN) {
      int width = table.width();
      ColumnSums all = ColumnSums.over(table.train().map(row -> inOneClass(row)), width, 1);
      Arrays.setAll(scales, j -> Math.sqrt(all.variance(0, chosen[j])));
    }
    return new View(kind, chosen, scales);
  }

  private static double[] inOneClass(double[] row) {
    double[] copy = row.clone();
    copy[row.length - 1] = 0;
    return copy;
  }

  /** What each column of a table is. */
  public static Kind[] kinds(ClassTable table) {
    Kind[] kinds = new Kind[table.width()];
    Arrays.fill(kinds, Kind.MULTINOMIAL);
    for (int j : table.numbers()) {
      kinds[j] = Kind.GAUSSIAN;
    }
    return kinds;
  }

  /** The columns of one category are the outcomes of one draw. */
  public static int[] groups(ClassTable table) {
    List<ColumnCode> codes = table.code().codes();
    return IntStream.range(0, codes.size())
        .flatMap(c -> IntStream.generate(() -> c).limit(codes.get(c).width()))
        .toArray();
  }

  /** Whether there is nothing to see. */
  public boolean isEmpty() {
    return columns.length == 0;
  }

  /** The number of columns. */
  public int width() {
    return columns.length;
  }

  /** The chosen columns, and the class after them. */
  public JavaRDD<double[]> of(JavaRDD<double[]> rows) {
    View view = this;
    return rows.map(view::of);
  }

  private double[] of(double[] row) {
    double[] chosen = new double[columns.length + 1];
    for (int j = 0; j < columns.length; j++) {
      chosen[j] = row[columns[j]] / scales[j];
    }
    chosen[columns.length] = row[row.length - 1];
    return chosen;
  }
}
