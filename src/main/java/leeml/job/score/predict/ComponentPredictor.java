package leeml.job.score.predict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import leeml.job.score.file.ModelJson;
import leeml.model.fitted.ColumnScale;
import leeml.report.Report;
import leeml.report.Table;
import leeml.spark.pca.PrincipalComponents;
import leeml.spark.sum.Comoments;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A row's coordinates on the principal components.
 *
 * @param scale from rows to the units in which components were found
 * @param components k of them
 */
public record ComponentPredictor(ColumnScale scale, PrincipalComponents components)
    implements Predictor {

  static final String KIND = "principal-components";

  static ComponentPredictor read(ModelJson from, int width) {
    int count = from.count("axes");
    if (count < 1 || count > width) {
      throw from.wrong("axes", "1 … %d axes".formatted(width));
    }
    return new ComponentPredictor(
        Scales.read(from, width),
        new PrincipalComponents(
            from.numbers("mean", width),
            from.matrix("axes", count, width),
            from.numbers("variances", count),
            from.number("total-variance")));
  }

  @Override
  public void write(ObjectNode into) {
    Scales.write(into, scale);
    ModelJson.put(into, "mean", components.mean());
    ModelJson.put(into, "variances", components.variances());
    into.put("total-variance", components.totalVariance());
    ModelJson.put(into, "axes", components.axes());
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
    StructType outputs = new StructType();
    for (int k = 1; k <= components.count(); k++) {
      outputs = outputs.add("component_" + k, DataTypes.DoubleType);
    }
    return outputs;
  }

  @Override
  public Object[] predict(double[] x) {
    double[] z = components.project(scale.scaled(x));
    Object[] answer = new Object[z.length];
    for (int k = 0; k < z.length; k++) {
      answer[k] = z[k];
    }
    return answer;
  }

  @Override
  public Tally tally() {
    return new Spread(components.variances());
  }

  /** How far rows lie apart on each component, beside those that it was found on. */
  private static final class Spread implements Tally {

    private final double[] variances;
    private final Comoments sums;

    Spread(double... variances) {
      this.variances = variances;
      sums = Comoments.withoutTarget(variances.length);
    }

    @Override
    public void add(Object[] predicted, Object truth) {
      double[] z = new double[predicted.length];
      for (int k = 0; k < z.length; k++) {
        z[k] = (double) predicted[k];
      }
      sums.add(z);
    }

    @Override
    public void merge(Tally later) {
      sums.merge(((Spread) later).sums);
    }

    @Override
    public void write(Report report) {
      Table table =
          Table.of("The rows on each component", "component", "mean", "deviation", "when fitted");
      for (int k = 0; k < variances.length; k++) {
        table.row(k + 1, sums.mean(k), sums.deviation(k), Math.sqrt(variances[k]));
      }
      report.add(table);
    }
  }
}
