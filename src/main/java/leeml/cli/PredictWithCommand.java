package leeml.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import leeml.job.Settings;
import leeml.job.run.JobRunner;
import leeml.job.run.Outcome;
import leeml.job.score.ScoreJob;
import leeml.job.score.file.ModelFolder;
import leeml.report.RunResult.Status;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeml predict-with RUN --data PATH}: a saved model reads new data on Spark. */
@Command(
    name = "predict-with",
    mixinStandardHelpOptions = true,
    description = {
      "Lets the model that a run saved in its model folder read new data, on Spark.",
      "A model of a table (ch02, ch05, ch05.softmax, ch17 on a CSV) reads another table: every row is"
          + " written with its own columns and the predictions after them, in a folder of CSV files.",
      "A network over pictures (ch06, ch07) reads pictures: each becomes a line of predictions.csv.",
      "Where the truth is in the data, it is said how good the predictions are."
    })
final class PredictWithCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RUN",
      description = "The folder of a run that saved a model, any Hadoop path.")
  private String model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH",
      description =
          "A table (CSV or TSV: a file, folder or glob), or pictures (a file …-images-idx3-ubyte[.gz],"
              + " a folder whose t10k-* are read, mnist or fashion-mnist); any Hadoop path.")
  private String data;

  @Option(
      names = "--predictions",
      paramLabel = "PATH",
      description =
          "Where they go, any Hadoop path: for a table a new folder (default: in the run folder).")
  private String predictions;

  @Option(names = "--master", paramLabel = "URL", description = "Where Spark runs.")
  private String master;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run folder of this reading, any Hadoop path.")
  private String out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "run.KEY, spark.KEY, or batch; may be given again.")
  private List<String> assignments = new ArrayList<>();

  @Option(names = "--json", description = "End standard output with result.json in one line.")
  private boolean json;

  @Override
  public Integer call() {
    Settings settings = settings();
    new ModelFolder(SparkHadoopUtil.get().newConfiguration(new SparkConf()), model).requireSaved();
    try (JobRunner runner = Leeml.runner()) {
      Outcome outcome = runner.run(new ScoreJob(), settings);
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
    Settings settings = Settings.none();
    for (String assignment : assignments) {
      settings = RunFlags.assign(settings, assignment);
    }
    settings = settings.with("model", model).with("data", data);
    if (predictions != null) {
      settings = settings.with("predictions", predictions);
    }
    if (master != null) {
      settings = settings.with("run.master", master);
    }
    if (out != null) {
      settings = settings.with("run.out", out);
    }
    return settings;
  }
}
