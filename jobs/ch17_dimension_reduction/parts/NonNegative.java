package ch17_dimension_reduction.parts;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Non-negative matrix factorization, V ≈ WH with W, H ≥ 0, of least Σᵢ ‖vᵢ − wᵢH‖².
 *
 * <p>Alternating least squares by coordinate descent. A round: the driver sends H; every worker
 * finds the codes w of its rows ({@link Coding}) and sends WᵀV, WᵀW and the error; from these sums
 * alone the driver moves the parts one after the other, H_k ← max(0, H_k + ((WᵀV)_k − Σ_l (WᵀW)_kl
 * H_l) / (WᵀW)_kk), some sweeps long. W never leaves the workers and is not kept: it follows from
 * H. A round moves r·p doubles down and r·(p + r) up from each partition.
 *
 * <p>Source: A. Cichocki, A.-H. Phan, Fast Local Algorithms for Large Scale Nonnegative Matrix and
 * Tensor Factorizations, IEICE Transactions 2009 (HALS); the problem is D. D. Lee, H. S. Seung,
 * Learning the Parts of Objects by Non-negative Matrix Factorization, Nature 401, 1999, whose
 * multiplicative updates take more rounds.
 *
 * @param rank r, at least 1
 * @param rounds at least 1
 * @param sweeps over codes and over parts in a round, at the most; at least 1
 * @param seed of the first parts, means of five random rows each
 */
public record NonNegative(int rank, int rounds, int sweeps, long seed) {

  private static final int ROWS_A_PART = 5;

  /**
   * Factorizes rows.
   *
   * @param rows at least p numbers each, none of the first p below 0; not modified
   * @param columns p
   * @param onRound told how many rounds are done
   */
  public Parts fit(JavaRDD<double[]> rows, int columns, IntConsumer onRound) {
    double[][] parts = first(rows, columns);
    List<Double> errors = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Sums sums = sums(rows, parts);
      errors.add(sums.error);
      parts = moved(parts, sums);
      onRound.accept(round + 1);
    }
    Sums last = sums(rows, parts);
    errors.add(last.error);
    return new Parts(parts, List.copyOf(errors), last.leastCode);
  }

  private double[][] first(JavaRDD<double[]> rows, int columns) {
    List<double[]> drawn = rows.takeSample(true, rank * ROWS_A_PART, seed);
    SplittableRandom random = new SplittableRandom(seed);
    double[][] parts = new double[rank][columns];
    for (int i = 0; i < drawn.size(); i++) {
      for (int j = 0; j < columns; j++) {
        parts[i % rank][j] += drawn.get(i)[j] * (0.5 + random.nextDouble());
      }
    }
    return normalised(parts);
  }

  /**
   * What a round needs of the rows.
   *
   * @param codesByRows WᵀV, shape (r, p)
   * @param codes WᵀW, shape (r, r)
   * @param error Σ ‖v − wH‖²
   * @param leastCode the smallest number in W
   */
  record Sums(double[][] codesByRows, double[][] codes, double error, double leastCode)
      implements Serializable {

    private Sums plus(Sums other) {
      for (int k = 0; k < codes.length; k++) {
        Coding.addScaled(1, other.codesByRows[k], codesByRows[k]);
        Coding.addScaled(1, other.codes[k], codes[k]);
      }
      return new Sums(
          codesByRows, codes, error + other.error, Math.min(leastCode, other.leastCode));
    }
  }

  private Sums sums(JavaRDD<double[]> rows, double[][] parts) {
    int most = sweeps;
    Broadcast<double[][]> sent = JavaSparkContext.fromSparkContext(rows.context()).broadcast(parts);
    try {
      return rows
          .mapPartitions(part -> List.of(sums(part, sent.value(), most)).iterator())
          .collect()
          .stream()
          .reduce(Sums::plus)
          .orElseThrow();
    } finally {
      sent.destroy();
    }
  }

  private static Sums sums(Iterator<double[]> rows, double[][] parts, int sweeps) {
    int rank = parts.length;
    int columns = parts[0].length;
    double[][] byColumn = new double[columns][rank];
    double[][] codes = new double[rank][rank];
    double error = 0;
    double least = Double.POSITIVE_INFINITY;
    Coding coding = new Coding(parts, sweeps);
    while (rows.hasNext()) {
      double[] row = rows.next();
      double[] w = coding.of(row);
      error += coding.error();
      for (int j = 0; j < columns; j++) {
        if (row[j] != 0) {
          Coding.addScaled(row[j], w, byColumn[j]);
        }
      }
      for (int k = 0; k < rank; k++) {
        Coding.addScaled(w[k], w, codes[k]);
        least = Math.min(least, w[k]);
      }
    }
    double[][] byCode = new double[rank][columns];
    for (int k = 0; k < rank; k++) {
      for (int j = 0; j < columns; j++) {
        byCode[k][j] = byColumn[j][k];
      }
    }
    return new Sums(byCode, codes, error, least);
  }

  /** A part that no row uses stays as it is. */
  private double[][] moved(double[][] parts, Sums sums) {
    double[][] moved = new double[rank][];
    for (int k = 0; k < rank; k++) {
      moved[k] = parts[k].clone();
    }
    double[] slope = new double[parts[0].length];
    for (int sweep = 0; sweep < sweeps; sweep++) {
      for (int k = 0; k < rank; k++) {
        double weight = sums.codes[k][k];
        System.arraycopy(sums.codesByRows[k], 0, slope, 0, slope.length);
        for (int l = 0; l < rank; l++) {
          Coding.addScaled(-sums.codes[k][l], moved[l], slope);
        }
        for (int j = 0; j < slope.length && weight > 0; j++) {
          moved[k][j] = Math.max(0, moved[k][j] + slope[j] / weight);
        }
      }
    }
    return normalised(moved);
  }

  /** Length 1 each, in place: codes take up the rest. A part of zeros stays one. */
  private static double[][] normalised(double[][] parts) {
    for (double[] part : parts) {
      double square = 0;
      for (double value : part) {
        square += value * value;
      }
      for (int j = 0; j < part.length && square > 0; j++) {
        part[j] /= Math.sqrt(square);
      }
    }
    return parts;
  }
}
