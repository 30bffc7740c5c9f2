package leeml.job.score.predict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import leeml.data.csv.Column;
import leeml.job.score.file.ModelJson;
import leeml.report.Report;
import leeml.spark.sum.SquareErrors;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * ŷ = b + Σⱼ wⱼ xⱼ, added up in that order.
 *
 * @param name the column that is predicted
 * @param mean its mean over the rows fitted: what there is to beat
 * @param weights w, shape (p), in units of y over units of x; not copied
 * @param intercept b, in units of y
 */
public record LinePredictor(String name, double mean, double[] weights, double intercept)
    implements Predictor {

  static final String KIND = "linear-regression";

  static LinePredictor read(ModelJson from, int width) {
    ModelJson target = from.object("target");
    return new LinePredictor(
        target.text("name"),
        target.number("mean"),
        from.numbers("weights", width),
        from.number("intercept"));
  }

  @Override
  public void write(ObjectNode into) {
    into.putObject("target").put("name", name).put("mean", mean);
    ModelJson.put(into, "weights", weights);
    into.put("intercept", intercept);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int width() {
    return weights.length;
  }

  @Override
  public StructType outputs() {
    return new StructType().add(PREDICTION, DataTypes.DoubleType);
  }

  @Override
  public Object[] predict(double[] x) {
    double sum = intercept;
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * x[j];
    }
    return new Object[] {sum};
  }

  @Override
  public Optional<Column> target() {
    return Optional.of(new Column(name, Column.Type.NUMBER, 0, Double.NaN));
  }

  @Override
  public Tally tally() {
    return new Errors(mean);
  }

  /** Square errors of the rows whose target is known. */
  private static final class Errors implements Tally {

    private final double mean;
    private final SquareErrors sums = new SquareErrors();

    Errors(double mean) {
      this.mean = mean;
    }

    @Override
    public void add(Object[] predicted, Object truth) {
      if (truth != null) {
        sums.add((double) predicted[0], (double) truth);
      }
    }

    @Override
    public void merge(Tally later) {
      sums.merge(((Errors) later).sums);
    }

    @Override
    public void write(Report report) {
      if (sums.rows() == 0) {
        return;
      }
      report.metric("rmse", sums.rmse()).metric("rmse-of-mean", sums.rmseOf(mean));
      if (!Double.isNaN(sums.r2())) {
        report.metric("r2", sums.r2());
      }
    }
  }
}
