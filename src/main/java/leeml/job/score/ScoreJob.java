package leeml.job.score;

import java.io.IOException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.score.file.ModelFolder;
import leeml.optim.Require;

/**
 * Lets a model that a run has saved read new data on Spark: a network pictures, a model of a table
 * another table. Nothing is trained.
 */
@About(
    name = "score",
    rows = {},
    summary = "A saved model reads new data")
public final class ScoreJob implements Job<ScoreJob.Options> {

  /** The job's options. */
  public record Options(
      @Key("the folder of the run that saved the model, any Hadoop path") String model,
      @Key("a table as the model was trained on, or a file or folder of pictures") String data,
      @Key("where predictions go, any Hadoop path; nothing for the run folder") String predictions,
      @Key("pictures that a network reads at a time, at least 1") int batch) {

    public Options {
      Require.atLeast("batch", batch, 1);
    }
  }

  @Override
  public void run(Run run, Options options) throws IOException {
    SavedModel.read(new ModelFolder(run.sc().hadoopConfiguration(), options.model()))
        .score(run, options);
  }
}
