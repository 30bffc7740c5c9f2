package leeml.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import leeml.job.Settings;
import leeml.job.run.JobRunner;
import leeml.job.run.Outcome;
import leeml.job.score.SavedModel;
import leeml.job.score.ScoreJob;
import leeml.report.RunResult.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeml predict-with RUN --data PATH}: a saved network reads new pictures on Spark. */
@Command(
    name = "predict-with",
    mixinStandardHelpOptions = true,
    description = {
      "Lets the network that a run saved in its model folder read new pictures, on Spark.",
      "Each picture becomes a line of predictions.csv; where classes are known, the accuracy is said."
    })
final class PredictWithCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "The folder of a run that saved a network.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH",
      description =
          "A file of pictures (…-images-idx3-ubyte[.gz]), a folder whose t10k-* are read, mnist or"
              + " fashion-mnist; any Hadoop path.")
  private String data;

  @Option(
      names = "--predictions",
      paramLabel = "PATH",
      description = "Where the lines go, any Hadoop path (default: the run folder).")
  private String predictions;

  @Option(names = "--master", paramLabel = "URL", description = "Where Spark runs.")
  private String master;

  @Option(names = "--out", paramLabel = "DIR", description = "The run folder of this reading.")
  private Path out;

  @Option(names = "--json", description = "End standard output with result.json in one line.")
  private boolean json;

  @Override
  public Integer call() {
    SavedModel.requireSaved(model);
    try (JobRunner runner = Leeml.runner()) {
      Outcome outcome = runner.run(new ScoreJob(), settings());
      Summary.print(outcome, System.out);
      if (outcome.result().status() != Status.DONE) {
        outcome.result().error().ifPresent(Mistakes::say);
      }
      if (json) {
        System.out.println(outcome.result().toJsonLine());
      }
      return outcome.exit().code();
    }
  }

  private Settings settings() {
    Settings settings = Settings.none().with("model", model.toString()).with("data", data);
    if (predictions != null) {
      settings = settings.with("predictions", predictions);
    }
    if (master != null) {
      settings = settings.with("run.master", master);
    }
    if (out != null) {
      settings = settings.with("run.out", out.toString());
    }
    return settings;
  }
}
