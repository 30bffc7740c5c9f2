package leeml.job.score.predict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import leeml.job.score.file.ModelJson;
import leeml.model.fitted.ColumnScale;
import leeml.report.Report;
import leeml.report.Table;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The number of the centre nearest to a row, the first of equals, and how far it is.
 *
 * @param scale from rows to the units in which distances are taken
 * @param centres shape (k, p), k ≥ 1, in those units; not copied
 */
public record ClusterPredictor(ColumnScale scale, double[][] centres) implements Predictor {

  static final String KIND = "k-means";

  static ClusterPredictor read(ModelJson from, int width) {
    int count = from.count("centres");
    if (count < 1) {
      throw from.wrong("centres", "one centre at least");
    }
    return new ClusterPredictor(Scales.read(from, width), from.matrix("centres", count, width));
  }

  @Override
  public void write(ObjectNode into) {
    Scales.write(into, scale);
    ModelJson.put(into, "centres", centres);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int width() {
    return scale.width();
  }

  @Override
  public StructType outputs() {
    return new StructType()
        .add(PREDICTION, DataTypes.IntegerType)
        .add("distance", DataTypes.DoubleType);
  }

  @Override
  public Object[] predict(double[] x) {
    double[] u = scale.scaled(x);
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      double square = 0;
      for (int j = 0; j < u.length; j++) {
        square += (u[j] - centres[c][j]) * (u[j] - centres[c][j]);
      }
      if (square < least) {
        least = square;
        nearest = c;
      }
    }
    return new Object[] {nearest, Math.sqrt(least)};
  }

  @Override
  public Tally tally() {
    return new Sizes(centres.length);
  }

  /** Rows and inertia of each cluster. */
  private static final class Sizes implements Tally {

    private final long[] rows;
    private final double[] inertia;

    Sizes(int clusters) {
      rows = new long[clusters];
      inertia = new double[clusters];
    }

    @Override
    public void add(Object[] predicted, Object truth) {
      double distance = (double) predicted[1];
      rows[(int) predicted[0]]++;
      inertia[(int) predicted[0]] += distance * distance;
    }

    @Override
    public void merge(Tally later) {
      for (int c = 0; c < rows.length; c++) {
        rows[c] += ((Sizes) later).rows[c];
        inertia[c] += ((Sizes) later).inertia[c];
      }
    }

    @Override
    public void write(Report report) {
      Table table =
          Table.of("Rows by their nearest centre", "cluster", "rows", "root mean square distance");
      double sum = 0;
      for (int c = 0; c < rows.length; c++) {
        table.row(c, rows[c], rows[c] == 0 ? null : Math.sqrt(inertia[c] / rows[c]));
        sum += inertia[c];
      }
      report.metric("inertia", sum).add(table);
    }
  }
}
