package ch05_classification.picture;

import ch05_classification.table.ClassTable;
import ch05_classification.table.Standardised;
import java.util.List;
import leeml.error.BadInputException;
import leeml.model.Examples;
import leeml.spark.sum.ClassMoments;

/**
 * Two standardised columns of a table with two classes, as examples in this thread: enough to draw a
 * loss over its weights.
 *
 * @param names the columns'
 * @param examples training rows, at most as many as asked for
 */
public record TwoColumns(List<String> names, Examples examples) {

  /**
   * The two columns that tell the classes apart best.
   *
   * @param mostRows more are sampled by the seed
   * @throws BadInputException if there are not two classes, or under two columns
   */
  public static TwoColumns of(ClassTable table, int mostRows, long seed) {
    refuse(table);
    ClassMoments moments = ClassMoments.over(table.train(), table.width(), 2);
    int[] columns = Plane.mostTelling(moments, table.drawable());
    Standardised scale = new Standardised(moments.together().select(columns));
    List<double[]> rows = table.train().takeSample(false, mostRows, seed);
    float[] values = new float[2 * rows.size()];
    float[] targets = new float[rows.size()];
    for (int i = 0; i < targets.length; i++) {
      double[] row = rows.get(i);
      double[] u = scale.scaled(new double[] {row[columns[0]], row[columns[1]]});
      values[2 * i] = (float) u[0];
      values[2 * i + 1] = (float) u[1];
      targets[i] = (float) row[row.length - 1];
    }
    return new TwoColumns(
        List.of(table.columns().get(columns[0]), table.columns().get(columns[1])),
        Examples.dense(values, 2, targets));
  }

  private static void refuse(ClassTable table) {
    if (table.classes().size() != 2 || table.width() < 2) {
      throw new BadInputException(
          table.source().path(),
          "has %d classes and %d columns that vary, expected 2 and at least 2"
              .formatted(table.classes().size(), table.width()));
    }
  }

  /** The rows for {@link ch05_classification.logistic.Newton}: shape (n, 2). */
  public double[][] rows() {
    double[][] rows = new double[examples.size()][2];
    for (int i = 0; i < rows.length; i++) {
      float[] x = new float[2];
      examples.rows().addScaled(i, 1, x, 0);
      rows[i] = new double[] {x[0], x[1]};
    }
    return rows;
  }

  /** The classes, 0 or 1. */
  public double[] targets() {
    double[] targets = new double[examples.size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = examples.targets()[i];
    }
    return targets;
  }
}
