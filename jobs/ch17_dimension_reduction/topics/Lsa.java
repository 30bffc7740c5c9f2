package ch17_dimension_reduction.topics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Latent semantic analysis: the truncated singular value decomposition A ≈ U Σ Vᵀ of the documents.
 *
 * <p>Row d of A holds tf-idf weights, a_dw = n_dw ln(n/df_w), scaled to length 1. The columns of V
 * are directions in the space of words; a document's coordinates are a_d V. Found by orthogonal
 * iteration on AᵀA with a few columns more than asked for: from Q drawn at random,
 *
 * <pre>  Y = Σ_d a_d (a_dᵀ Q),  Q ← orthonormal basis of Y,</pre>
 *
 * <p>and at the end the eigenvectors of the small QᵀAᵀAQ turn Q into V, their values are σ². A pass
 * sends Q to every executor and a sum of the same shape back, 8·words·columns bytes a partition; A
 * is never gathered.
 *
 * <p>Source: Deerwester et al., Indexing by Latent Semantic Analysis, JASIS 1990; Halko, Martinsson
 * and Tropp, SIAM Review 53(2), 2011, Algorithm 4.4 (randomized subspace iteration).
 */
public final class Lsa {

  private static final int OVERSAMPLING = 10;

  private Lsa() {}

  /**
   * What was found.
   *
   * @param topics the columns of V as rows, each with the sign that makes its sum positive
   * @param singularValues σ, the largest first
   */
  public record Fit(TopicWords topics, double[] singularValues) {}

  /** tf-idf weights of a document, in the order of its words, of length 1. */
  static double[] weights(BagOfWords document, double[] idf) {
    double[] weights = new double[document.size()];
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = document.counts()[i] * idf[document.words()[i]];
      squares += weights[i] * weights[i];
    }
    if (squares > 0) { // 0 where every word stands in every document
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= Math.sqrt(squares);
      }
    }
    return weights;
  }

  /**
   * Finds the leading directions.
   *
   * @param topics how many, at most the words of the vocabulary
   * @param passes over the documents, at least 1
   */
  public static Fit fit(Corpus corpus, int topics, int passes, long seed) {
    long start = System.nanoTime();
    int columns = Math.min(topics + OVERSAMPLING, corpus.words());
    double[][] basis = orthonormal(drawn(columns, corpus.words(), seed));
    double[][] image = basis;
    for (int pass = 0; pass < passes; pass++) {
      basis = orthonormal(image);
      image = gram(corpus, basis);
    }
    // rows are columns of Q here: QᵀAᵀAQ = basis · imageᵀ
    RealMatrix q = new Array2DRowRealMatrix(basis, false);
    RealMatrix small = q.multiply(new Array2DRowRealMatrix(image, false).transpose());
    EigenDecomposition eigen =
        new EigenDecomposition(small.add(small.transpose()).scalarMultiply(0.5));
    double[][] directions = eigen.getVT().multiply(q).getData();
    double[] values =
        Arrays.stream(eigen.getRealEigenvalues())
            .limit(topics)
            .map(square -> Math.sqrt(Math.max(0, square)))
            .toArray();
    double[][] first = Arrays.copyOf(directions, topics);
    Arrays.stream(first).forEach(Lsa::turnUp);
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new Fit(new TopicWords("LSA", first, seconds), values);
  }

  /** Σ_d a_d (a_dᵀ Q), Q's columns as rows. */
  private static double[][] gram(Corpus corpus, double[][] basis) {
    JavaRDD<BagOfWords> documents = corpus.documents();
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(documents.context());
    Broadcast<double[][]> shared = spark.broadcast(basis);
    double[] idf = corpus.idf();
    try {
      List<TopicSums> parts =
          documents
              .mapPartitions(
                  own -> {
                    double[][] q = shared.value();
                    TopicSums sums = new TopicSums(q.length, q[0].length);
                    own.forEachRemaining(bag -> add(bag, weights(bag, idf), q, sums.counts));
                    return List.of(sums).iterator();
                  })
              .collect();
      return TopicSums.merged(parts).counts;
    } finally {
      shared.destroy();
    }
  }

  private static void add(BagOfWords bag, double[] weights, double[][] q, double[][] sums) {
    for (int k = 0; k < q.length; k++) {
      double dot = 0;
      for (int i = 0; i < weights.length; i++) {
        dot += weights[i] * q[k][bag.words()[i]];
      }
      for (int i = 0; i < weights.length; i++) {
        sums[k][bag.words()[i]] += dot * weights[i];
      }
    }
  }

  private static double[][] drawn(int rows, int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] drawn = new double[rows][length];
    for (double[] row : drawn) {
      Arrays.setAll(row, w -> random.nextGaussian());
    }
    return drawn;
  }

  /** Gram and Schmidt, twice, since once leaves rounding behind; a row that is spent becomes 0. */
  static double[][] orthonormal(double[][] rows) {
    double[][] basis = new double[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      double[] row = rows[k].clone();
      double before = Math.sqrt(dot(row, row));
      for (int again = 0; again < 2; again++) {
        for (int j = 0; j < k; j++) {
          double along = dot(row, basis[j]);
          for (int w = 0; w < row.length; w++) {
            row[w] -= along * basis[j][w];
          }
        }
      }
      double norm = Math.sqrt(dot(row, row));
      double scale = norm > 1e-12 * before ? 1 / norm : 0;
      Arrays.setAll(row, w -> row[w] * scale);
      basis[k] = row;
    }
    return basis;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int w = 0; w < a.length; w++) {
      sum += a[w] * b[w];
    }
    return sum;
  }

  private static void turnUp(double[] row) {
    if (Arrays.stream(row).sum() < 0) {
      Arrays.setAll(row, w -> -row[w]);
    }
  }
}
