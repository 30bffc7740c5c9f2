package bench;

import java.io.Serializable;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows with a known rule, made on the executors: x ~ N(0, 1), z = Σⱼ wⱼ xⱼ with wⱼ = (−1)ʲ / √(1 +
 * j), and the label z + ε (regression) or 1 with probability σ(z) (classification).
 *
 * @param kind which label
 * @param rows n in all
 * @param columns p
 * @param partitions how many, of equal size
 * @param seed of everything
 */
record GeneratedRows(Kind kind, int rows, int columns, int partitions, long seed)
    implements Serializable {

  /** What the label is. */
  enum Kind {
    REGRESSION,
    CLASSIFICATION
  }

  static final String FEATURES = "features";
  static final String LABEL = "label";

  /** The rows as MLlib takes them, cached in memory. */
  Dataset<Row> cached(SparkSession spark) {
    StructType schema =
        new StructType().add(FEATURES, SQLDataTypes.VectorType()).add(LABEL, DataTypes.DoubleType);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Dataset<Row> table =
        spark.createDataFrame(
            context
                .parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
                .flatMap(this::partition),
            schema);
    table.cache().count();
    return table;
  }

  private Iterator<Row> partition(int number) {
    SplittableRandom random = new SplittableRandom(seed * 31 + number);
    int from = (int) ((long) rows * number / partitions);
    int to = (int) ((long) rows * (number + 1) / partitions);
    return IntStream.range(from, to).mapToObj(i -> row(random)).iterator();
  }

  private Row row(SplittableRandom random) {
    double[] x = new double[columns];
    double z = 0;
    for (int j = 0; j < columns; j++) {
      x[j] = random.nextGaussian();
      z += (j % 2 == 0 ? 1 : -1) / Math.sqrt(1 + j) * x[j];
    }
    double label =
        kind == Kind.REGRESSION
            ? z + random.nextGaussian()
            : random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
    return RowFactory.create(Vectors.dense(x), label);
  }
}
