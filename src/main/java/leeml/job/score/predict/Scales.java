package leeml.job.score.predict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import leeml.job.score.file.ModelJson;
import leeml.model.fitted.ColumnScale;

/** The scale of a model's columns, as {@code model.json} has it. */
final class Scales {

  private static final String DEVIATIONS = "deviations";

  private Scales() {}

  static void write(ObjectNode into, ColumnScale scale) {
    ObjectNode written = into.putObject("scale");
    ModelJson.put(written, "means", scale.means());
    ModelJson.put(written, DEVIATIONS, scale.deviations());
  }

  static ColumnScale read(ModelJson from, int width) {
    ModelJson written = from.object("scale");
    double[] deviations = written.numbers(DEVIATIONS, width);
    for (double deviation : deviations) {
      if (deviation < 0) {
        throw written.wrong(DEVIATIONS, "no number below 0");
      }
    }
    return new ColumnScale(written.numbers("means", width), deviations);
  }
}
