package ch05_classification.picture;

import ch05_classification.table.ClassTable;
import ch05_classification.table.Standardised;
import java.util.List;
import leeml.error.BadInputException;
import leeml.model.Examples;
import leeml.spark.sum.ClassMoments;
import leeml.spark.sum.GaussianClasses;
import org.apache.spark.api.java.JavaRDD;

/**
 * Two standardised columns of a table with two classes, as examples in this thread: enough to draw
 * a loss over its weights.
 *
 * @param columns the columns' numbers in the table
 * @param names the columns'
 * @param scale from the two columns to u
 * @param moments of the two columns by class
 * @param examples training rows, at most as many as asked for
 */
public record TwoColumns(
    int[] columns,
    List<String> names,
    Standardised scale,
    ClassMoments moments,
    Examples examples) {

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
    ClassMoments chosen = moments.select(columns);
    Standardised scale = new Standardised(chosen.together());
    List<double[]> rows =
        table.train().takeSample(false, mostRows, seed).stream()
            .map(row -> chosen(row, columns))
            .toList();
    return new TwoColumns(
        columns,
        List.of(table.columns().get(columns[0]), table.columns().get(columns[1])),
        scale,
        chosen,
        scale.examples(rows));
  }

  private static double[] chosen(double[] row, int[] columns) {
    return new double[] {row[columns[0]], row[columns[1]], row[row.length - 1]};
  }

  /** All rows of the table's u, and the class after them. */
  public JavaRDD<double[]> rows(JavaRDD<double[]> table) {
    int[] places = columns;
    return scale.apply(table.map(row -> chosen(row, places)));
  }

  /** Σ⁻¹(μ₁ − μ₀) in the coordinates u, shape (2). */
  public double[] gaussianDirection() {
    float[] theta = scale.theta(GaussianClasses.shared(moments, 0).linear().weights()[1], 0);
    return new double[] {theta[0], theta[1]};
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
