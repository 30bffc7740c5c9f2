package ch05_classification.table;

import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows as MLlib takes them, so that both sides train on the same table. */
public final class VectorTable {

  /** The column of vectors. */
  public static final String FEATURES = "features";

  /** The column of classes, as doubles. */
  public static final String LABEL = "label";

  private VectorTable() {}

  /**
   * A table of {@link #FEATURES} and {@link #LABEL}.
   *
   * @param rows features and the class after them
   */
  public static Dataset<Row> of(SparkSession spark, JavaRDD<double[]> rows) {
    StructType schema =
        new StructType()
            .add(FEATURES, SQLDataTypes.VectorType(), false)
            .add(LABEL, DataTypes.DoubleType, false);
    return spark.createDataFrame(
        rows.map(
            row ->
                RowFactory.create(
                    Vectors.dense(Arrays.copyOf(row, row.length - 1)), row[row.length - 1])),
        schema);
  }
}
