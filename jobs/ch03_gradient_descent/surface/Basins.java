package ch03_gradient_descent.surface;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.optim.Optimizers;
import leeml.spark.Search;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.strategy.Serial;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * To which of Himmelblau's four minima plain descent comes, by its start on a grid over [−5, 5]².
 *
 * @param minimum the number of the minimum, 1 … 4, 0 for none within 0.01; shape (rows along y,
 *     columns along x)
 */
public record Basins(double[][] minimum) {

  /** Half the side of the square of starts. */
  public static final double REACH = 5;

  private static final double NEAR = 0.01;
  private static final double[][] MINIMA = {
    {3, 2}, {-2.805118, 3.131312}, {-3.779310, -3.283186}, {3.584428, -1.848126}
  };

  /**
   * Descends from every point of the grid; a row of starts is a Spark task.
   *
   * @param starts along each side, at least 2
   */
  public static Basins map(JavaSparkContext spark, int starts, double rate, long steps) {
    List<Integer> rows = IntStream.range(0, starts).boxed().toList();
    return new Basins(
        Search.run(
                spark,
                rows,
                row ->
                    IntStream.range(0, starts)
                        .mapToDouble(
                            column -> reached(at(column, starts), at(row, starts), rate, steps))
                        .toArray())
            .toArray(double[][]::new));
  }

  /** The share of starts that came to a minimum. */
  public double arrived() {
    long all = (long) minimum.length * minimum.length;
    return (double) IntStream.rangeClosed(1, MINIMA.length).mapToLong(this::count).sum() / all;
  }

  /** How many of the minima were reached from somewhere. */
  public int found() {
    return (int)
        IntStream.rangeClosed(1, MINIMA.length).filter(number -> count(number) > 0).count();
  }

  private long count(int number) {
    return Arrays.stream(minimum)
        .flatMapToDouble(Arrays::stream)
        .filter(value -> value == number)
        .count();
  }

  private static double at(int index, int starts) {
    return -REACH + 2 * REACH * index / (starts - 1);
  }

  private static int reached(double x, double y, double rate, long steps) {
    float[] end =
        Trainer.of(Surface.HIMMELBLAU, Optimizers.sgd(rate))
            .strategy(Serial.every(Math.toIntExact(steps)))
            .within(Budget.steps(steps))
            .startingAt(new float[] {(float) x, (float) y})
            .fit(NoExamples.shards())
            .theta();
    for (int i = 0; i < MINIMA.length; i++) {
      if (Math.hypot(end[0] - MINIMA[i][0], end[1] - MINIMA[i][1]) < NEAR) {
        return i + 1;
      }
    }
    return 0;
  }
}
