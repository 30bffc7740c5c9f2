package leeml.job.score.predict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import leeml.data.csv.Column;
import leeml.data.encode.ClassColumn;
import leeml.job.score.file.ModelJson;
import leeml.model.fitted.ClassScores;
import leeml.model.fitted.ColumnScale;
import leeml.model.fitted.LogisticUnit;
import leeml.model.fitted.SoftmaxUnits;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The likeliest class and the probability of each.
 *
 * @param column the column that holds the class
 * @param classes their names; class k is k of these
 * @param scores the model
 */
public record ClassPredictor(ClassColumn column, List<String> classes, ClassScores scores)
    implements Predictor {

  static final String LOGISTIC = "logistic-regression";
  static final String SOFTMAX = "softmax-regression";
  private static final String PROBABILITY = "probability_";

  /** Checks that every class has a name. */
  public ClassPredictor {
    classes = List.copyOf(classes);
    if (classes.size() != scores.classes()) {
      throw new IllegalArgumentException(
          "%d names for %d classes".formatted(classes.size(), scores.classes()));
    }
  }

  static ClassPredictor read(ModelJson from, int width) {
    ModelJson target = from.object("target");
    ClassColumn column =
        new ClassColumn(target.text("name"), target.flag("numbers"), target.text("label-end"));
    List<String> classes = from.names("classes");
    boolean one = from.text("kind").equals(LOGISTIC);
    if (one ? classes.size() != 2 : classes.size() < 2) {
      throw from.wrong("classes", one ? "2 classes" : "2 classes at least");
    }
    ColumnScale scale = Scales.read(from, width);
    return new ClassPredictor(
        column,
        classes,
        one
            ? new LogisticUnit(from.floats("theta", width + 1), scale)
            : new SoftmaxUnits(
                from.floats("theta", (width + 1) * classes.size()), scale, classes.size()));
  }

  @Override
  public void write(ObjectNode into) {
    into.putObject("target")
        .put("name", column.name())
        .put("numbers", column.numbers())
        .put("label-end", column.labelEnd());
    ModelJson.put(into, "classes", classes);
    if (scores instanceof LogisticUnit unit) {
      write(into, unit.scale(), unit.theta());
    } else if (scores instanceof SoftmaxUnits units) {
      write(into, units.scale(), units.theta());
    }
  }

  private static void write(ObjectNode into, ColumnScale scale, float[] theta) {
    Scales.write(into, scale);
    ModelJson.put(into, "theta", theta);
  }

  @Override
  public String kind() {
    return scores instanceof LogisticUnit ? LOGISTIC : SOFTMAX;
  }

  @Override
  public int width() {
    return scores.width();
  }

  @Override
  public StructType outputs() {
    StructType outputs = new StructType().add(PREDICTION, DataTypes.StringType);
    for (String name : classes) {
      outputs = outputs.add(PROBABILITY + name, DataTypes.DoubleType);
    }
    return outputs;
  }

  @Override
  public Object[] predict(double[] x) {
    double[] z = scores.scores(x);
    double[] p = ClassScores.probabilities(z);
    Object[] answer = new Object[p.length + 1];
    answer[0] = classes.get(ClassScores.largest(z));
    for (int k = 0; k < p.length; k++) {
      answer[k + 1] = p[k];
    }
    return answer;
  }

  @Override
  public Optional<Column> target() {
    return Optional.of(new Column(column.name(), Column.Type.TEXT, 0, Double.NaN));
  }

  @Override
  public Tally tally() {
    return new ClassTally(column, classes);
  }
}
