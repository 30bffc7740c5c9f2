package leeml.spark.shard;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Which columns of a table are features and which is the target. Features are numeric columns, or
 * one column of MLlib vectors.
 *
 * @param features the columns' places
 * @param target the target's place
 * @param vector whether the one feature column holds vectors
 * @param width the number p of features
 */
record TableColumns(int[] features, int target, boolean vector, int width) implements Serializable {

  private static final int FIRST_TARGETS = 1024;

  /**
   * Finds the columns.
   *
   * @param first a row of the table, which shows how long its vectors are
   * @throws IllegalArgumentException if a column is not there
   */
  static TableColumns of(StructType schema, List<String> features, String target, Row first) {
    int[] places = features.stream().mapToInt(schema::fieldIndex).toArray();
    boolean vector =
        places.length == 1
            && schema.fields()[places[0]].dataType().sameType(SQLDataTypes.VectorType());
    int width = vector ? ((Vector) first.get(places[0])).size() : places.length;
    return new TableColumns(places, schema.fieldIndex(target), vector, width);
  }

  /** Adds a row of the table to a block. */
  void copy(Row row, RowBlock block) {
    int at = block.addRow(((Number) row.get(target)).floatValue());
    if (vector) {
      copy((Vector) row.get(features[0]), block.values(), at);
      return;
    }
    float[] values = block.values();
    for (int j = 0; j < features.length; j++) {
      values[at + j] = ((Number) row.get(features[j])).floatValue();
    }
  }

  /** The targets of some rows. */
  float[] targets(Iterator<Row> rows) {
    float[] targets = new float[FIRST_TARGETS];
    int count = 0;
    while (rows.hasNext()) {
      if (count == targets.length) {
        targets = Arrays.copyOf(targets, Math.addExact(count, count / 2));
      }
      targets[count++] = ((Number) rows.next().get(target)).floatValue();
    }
    return Arrays.copyOf(targets, count);
  }

  private static void copy(Vector vector, float[] values, int at) {
    if (vector instanceof SparseVector sparse) {
      int[] indices = sparse.indices();
      for (int e = 0; e < indices.length; e++) {
        values[at + indices[e]] = (float) sparse.values()[e];
      }
      return;
    }
    double[] dense = vector.toDense().values();
    for (int j = 0; j < dense.length; j++) {
      values[at + j] = (float) dense[j];
    }
  }
}
