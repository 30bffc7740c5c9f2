package ch17_dimension_reduction.topics;

import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.distributed.RowMatrix;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** MLlib's ready-made side: LDA by online variational Bayes, and the singular values of a table. */
public final class MllibTopics {

  private static final double LEARNING_OFFSET = 10;

  private MllibTopics() {}

  /**
   * Online LDA: a share of the documents an iteration (Hoffman, Blei and Bach, NIPS 2010). Its rate
   * falls as (τ₀ + t)^−0.51; MLlib's τ₀ of 1024 is for thousands of iterations, and is set to 10
   * here.
   *
   * @param share of the documents, so that iterations × share are passes over them
   */
  public static TopicWords lda(
      SparkSession spark,
      Corpus corpus,
      VariationalLda model,
      int iterations,
      double share,
      long seed) {
    int words = corpus.words();
    StructType schema = new StructType().add("features", SQLDataTypes.VectorType());
    JavaRDD<Row> rows =
        corpus
            .documents()
            .map(bag -> RowFactory.create(Vectors.sparse(words, bag.words(), counts(bag))));
    Dataset<Row> table = spark.createDataFrame(rows, schema).cache();
    table.count();
    long start = System.nanoTime();
    LDAModel fitted =
        new LDA()
            .setK(model.topics())
            .setMaxIter(iterations)
            .setSubsamplingRate(share)
            .setLearningOffset(LEARNING_OFFSET)
            .setDocConcentration(model.alpha())
            .setTopicConcentration(model.eta())
            .setSeed(seed)
            .fit(table);
    double seconds = (System.nanoTime() - start) * 1e-9;
    table.unpersist();
    return new TopicWords("LDA of MLlib", rows(fitted.topicsMatrix()), seconds);
  }

  /** σ of the tf-idf rows that {@link Lsa} decomposes, the largest first. */
  public static double[] singularValues(Corpus corpus, int count) {
    int words = corpus.words();
    double[] idf = corpus.idf();
    JavaRDD<Vector> rows =
        corpus
            .documents()
            .map(
                bag ->
                    org.apache.spark.mllib.linalg.Vectors.sparse(
                        words, bag.words(), Lsa.weights(bag, idf)))
            .cache();
    double[] values = new RowMatrix(rows.rdd()).computeSVD(count, false, 1e-9).s().toArray();
    rows.unpersist(false);
    return values;
  }

  private static double[] counts(BagOfWords bag) {
    return Arrays.stream(bag.counts()).asDoubleStream().toArray();
  }

  /** The columns of a (words, topics) matrix as rows, each over its sum. */
  private static double[][] rows(Matrix columns) {
    double[][] rows = new double[columns.numCols()][columns.numRows()];
    for (int z = 0; z < rows.length; z++) {
      for (int w = 0; w < rows[z].length; w++) {
        rows[z][w] = columns.apply(w, z);
      }
    }
    return TopicSums.normalised(rows);
  }
}
