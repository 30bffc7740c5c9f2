package leeml.job.score;

import java.io.IOException;
import leeml.error.BadInputException;
import leeml.job.Run;
import leeml.job.score.file.ModelFolder;
import leeml.job.score.file.ModelJson;
import leeml.report.RunFolder;

/** What a run has learned, as it lies in its {@code model/} folder. */
public sealed interface SavedModel permits PictureModel, TableModel {

  /** Writes it into a run's folder. */
  void write(RunFolder folder);

  /**
   * Lets it read new data on Spark.
   *
   * @throws BadInputException if the data does not fit the model
   */
  void score(Run run, ScoreJob.Options options) throws IOException;

  /**
   * Reads what a run has saved.
   *
   * @throws BadInputException if it has saved no model, or a file is missing or damaged; the
   *     sentence names file and key
   */
  static SavedModel read(ModelFolder folder) {
    ModelJson layout = folder.layout();
    return layout.text("kind").equals(PictureModel.KIND)
        ? PictureModel.read(folder, layout)
        : TableModel.read(layout);
  }
}
