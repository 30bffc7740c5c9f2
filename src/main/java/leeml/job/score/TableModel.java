package leeml.job.score;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import leeml.job.Run;
import leeml.job.score.file.ModelFolder;
import leeml.job.score.file.ModelJson;
import leeml.job.score.predict.Predictor;
import leeml.report.RunFolder;

/**
 * A model of a table's rows, as a run saves it: {@code model/model.json} alone, readable, with
 * every number as exact as it was.
 *
 * @param columns how rows become numbers
 * @param predictor what it says of them
 */
public record TableModel(TableColumns columns, Predictor predictor) implements SavedModel {

  /** Checks that both have as many numbers. */
  public TableModel {
    if (columns.width() != predictor.width()) {
      throw new IllegalArgumentException(
          "columns make %d numbers of a row, and the model takes %d"
              .formatted(columns.width(), predictor.width()));
    }
  }

  static TableModel read(ModelJson layout) {
    Predictor.Reader reader = Predictor.reader(layout);
    TableColumns columns = TableColumns.read(layout);
    return new TableModel(columns, reader.read(layout, columns.width()));
  }

  @Override
  public void write(RunFolder folder) {
    ObjectNode layout = ModelFolder.describe(predictor.kind());
    columns.write(layout);
    predictor.write(layout);
    ModelFolder.write(folder, layout);
  }

  /**
   * Scores a table as {@link #score} does, and says nothing of it.
   *
   * @return how many rows were written
   */
  public long predict(Run run, ScoreJob.Options options) throws IOException {
    return TableScoring.of(this, run, options).predict().rows();
  }

  @Override
  public void score(Run run, ScoreJob.Options options) throws IOException {
    TableScoring.of(this, run, options).score();
  }
}
