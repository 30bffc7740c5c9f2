package bench;

import java.io.Serializable;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Rows around centres, made on the executors: x_j = s_j (2 c_j + e_j) with c, e ~ N(0, 1), c that
 * of the row's blob, and s_j = (1 + j)^(−¼), so that directions differ in variance.
 *
 * @param rows n in all
 * @param columns p
 * @param blobs how many, each with as many rows
 * @param partitions how many, of equal size
 * @param seed of everything
 */
record GeneratedBlobs(int rows, int columns, int blobs, int partitions, long seed)
    implements Serializable {

  static final String FEATURES = "features";

  /** The rows as MLlib takes them, cached in memory. */
  Dataset<Row> cached(SparkSession spark) {
    Dataset<Row> table =
        spark.createDataFrame(
            JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
                .flatMap(
                    number -> {
                      double[][] centres = centres();
                      SplittableRandom random = new SplittableRandom(seed * 31 + number + 1);
                      int from = (int) ((long) rows * number / partitions);
                      int to = (int) ((long) rows * (number + 1) / partitions);
                      return IntStream.range(from, to)
                          .mapToObj(i -> row(centres[i % blobs], random))
                          .iterator();
                    }),
            new StructType().add(FEATURES, SQLDataTypes.VectorType()));
    table.cache().count();
    return table;
  }

  /** The rows of such a table as arrays. */
  static JavaRDD<double[]> rows(Dataset<Row> table) {
    return table.javaRDD().map(row -> ((Vector) row.get(0)).toArray());
  }

  private double[][] centres() {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] centres = new double[blobs][columns];
    for (double[] centre : centres) {
      for (int j = 0; j < columns; j++) {
        centre[j] = 2 * random.nextGaussian();
      }
    }
    return centres;
  }

  private Row row(double[] centre, SplittableRandom random) {
    double[] x = new double[columns];
    for (int j = 0; j < columns; j++) {
      x[j] = Math.pow(1 + j, -0.25) * (centre[j] + random.nextGaussian());
    }
    return RowFactory.create(Vectors.dense(x));
  }
}
