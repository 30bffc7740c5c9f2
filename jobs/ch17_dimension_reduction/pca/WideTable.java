package ch17_dimension_reduction.pca;

import java.io.Serializable;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A table with more columns than rows, made on the executors: x_ij = Σ_r s_r a_ir b_jr + ε e_ij
 * with s_r = 2^(−r/2), and a, b, e of variance 1. It can be had by rows or by columns, since every
 * number follows from its place.
 *
 * @param rows n
 * @param columns p
 * @param rank directions that stand out
 * @param noise ε
 * @param seed of everything
 */
public record WideTable(int rows, int columns, int rank, double noise, long seed)
    implements Serializable {

  /** The n rows, shape (p) each. */
  public JavaRDD<double[]> byRows(JavaSparkContext spark) {
    return lines(spark, rows, columns, true);
  }

  /** The p columns with their means taken off, shape (n) each: the same table lying down. */
  public JavaRDD<double[]> byColumns(JavaSparkContext spark) {
    return lines(spark, columns, rows, false).map(WideTable::centred);
  }

  private JavaRDD<double[]> lines(JavaSparkContext spark, int lines, int length, boolean upright) {
    int parts = spark.defaultParallelism();
    return spark
        .parallelize(IntStream.range(0, parts).boxed().toList(), parts)
        .flatMap(
            part -> {
              double[][] across =
                  IntStream.range(0, length)
                      .mapToObj(j -> factors(j, !upright))
                      .toArray(double[][]::new);
              int from = (int) ((long) lines * part / parts);
              int to = (int) ((long) lines * (part + 1) / parts);
              return IntStream.range(from, to)
                  .mapToObj(i -> line(i, factors(i, upright), across, upright))
                  .iterator();
            });
  }

  private double[] line(int i, double[] own, double[][] across, boolean upright) {
    double[] line = new double[across.length];
    for (int j = 0; j < line.length; j++) {
      double sum = noise * (upright ? noise(i, j) : noise(j, i));
      for (int r = 0; r < rank; r++) {
        sum += Math.pow(2, -r / 2.0) * own[r] * across[j][r];
      }
      line[j] = sum;
    }
    return line;
  }

  private double[] factors(int line, boolean ofRow) {
    SplittableRandom random = new SplittableRandom(seed + 2L * line + (ofRow ? 0 : 1));
    random = new SplittableRandom(random.nextLong());
    double[] factors = new double[rank];
    for (int r = 0; r < rank; r++) {
      factors[r] = random.nextGaussian();
    }
    return factors;
  }

  /** Uniform with variance 1, from the place alone. */
  private double noise(int i, int j) {
    SplittableRandom random = new SplittableRandom(seed ^ (((long) i << 32) | j));
    return Math.sqrt(12) * (random.nextDouble() - 0.5);
  }

  private static double[] centred(double[] line) {
    double mean = 0;
    for (double x : line) {
      mean += x / line.length;
    }
    double[] centred = new double[line.length];
    for (int i = 0; i < line.length; i++) {
      centred[i] = line[i] - mean;
    }
    return centred;
  }
}
