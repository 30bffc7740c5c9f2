package ch05_classification.cascade;

import ch05_classification.table.ClassTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import leeml.data.encode.RowCode;
import leeml.job.Run;
import leeml.model.fitted.LogisticUnit;
import org.apache.spark.api.java.JavaRDD;

/**
 * Exclusive or: clouds around (0, 0) and (1, 1) are one class, around (0, 1) and (1, 0) the other.
 * No line has one class on each side.
 */
public final class Xor {

  private static final String NAME = "generated exclusive or";

  private Xor() {}

  /**
   * A generated table of columns x1 and x2.
   *
   * @param points training points, and as many test points
   * @param noise deviation of a point from its corner
   */
  public static ClassTable table(Run run, int points, double noise) {
    return of(
        List.of("x1", "x2"),
        run.sc().parallelize(points(points, noise, run.seed()), run.workers(0)).cache(),
        run.sc().parallelize(points(points, noise, run.seed() + 1), run.workers(0)).cache());
  }

  private static ClassTable of(
      List<String> columns, JavaRDD<double[]> train, JavaRDD<double[]> test) {
    return ClassTable.generated(
        NAME, RowCode.ofNumbers(columns), List.of("equal", "different"), train, test);
  }

  /** Points in turn around the four corners: x₁, x₂, class. */
  static List<double[]> points(int count, double noise, long seed) {
    Random random = new Random(seed);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int a = i & 1;
      int b = i >> 1 & 1;
      points.add(
          new double[] {
            a + noise * random.nextGaussian(), b + noise * random.nextGaussian(), a ^ b
          });
    }
    return points;
  }

  /**
   * The lecture's transformation: x′₁ is the distance to (0, 0), x′₂ that to (1, 1). Equal corners
   * come to (0, √2) and (√2, 0), both others to (1, 1), beyond the line between those.
   */
  public static ClassTable byHand(ClassTable table) {
    return of(
        List.of("distance to (0, 0)", "distance to (1, 1)"),
        table.train().map(Xor::byHand).cache(),
        table.test().map(Xor::byHand).cache());
  }

  /** How many of the four corners themselves a unit on transformed columns gets right. */
  public static int cornersRight(LogisticUnit unit) {
    return (int)
        points(4, 0, 0).stream()
            .map(Xor::byHand)
            .filter(corner -> unit.classify(corner) == (int) corner[2])
            .count();
  }

  static double[] byHand(double[] point) {
    return new double[] {
      Math.hypot(point[0], point[1]), Math.hypot(point[0] - 1, point[1] - 1), point[2]
    };
  }
}
