package leeml.job.score;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import leeml.data.file.WholeWrite;
import leeml.dl4j.tensor.Tensor;
import leeml.dl4j.tensor.TensorBatch;
import leeml.dl4j.tensor.TensorSet;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.Examples;
import leeml.optim.Require;
import leeml.report.picture.Readings;
import leeml.spark.shard.SparkShards;
import leeml.train.shard.Shard;

/**
 * Lets a saved network read pictures: they are cut into a shard a core, sent to the executors once,
 * and the outputs come back. Nothing is trained.
 *
 * <p>Each picture becomes a line of {@code predictions.csv}: its number, the class of the largest
 * output, that output, and its own class if it is known.
 */
@About(
    name = "score",
    rows = {},
    summary = "A saved network reads new pictures")
public final class ScoreJob implements Job<ScoreJob.Options> {

  /** The job's options. */
  public record Options(
      @Key("the folder of the run that saved the network") String model,
      @Key("a file of pictures, a folder with t10k-*, mnist or fashion-mnist") String data,
      @Key("where the lines go, any Hadoop path; nothing for the run folder") String predictions,
      @Key("pictures that a network reads at a time, at least 1") int batch) {

    public Options {
      Require.atLeast("batch", batch, 1);
    }
  }

  @Override
  public void run(Run run, Options options) throws IOException {
    SavedModel model = SavedModel.read(Path.of(options.model()));
    ScoredPictures pictures = ScoredPictures.read(run.sc().hadoopConfiguration(), options.data());
    model.requireFits(pictures.name(), pictures.images().rows(), pictures.images().columns());
    pictures.requireClasses(model.classes());
    long start = System.nanoTime();
    Readings readings = read(run, model, pictures, options.batch());
    double seconds = (System.nanoTime() - start) * 1e-9;
    write(run, options.predictions(), pictures, readings);
    run.report().metric("pictures", pictures.images().count()).metric("readingSeconds", seconds);
    if (pictures.labelled()) {
      run.report()
          .metric("accuracy", readings.accuracy())
          .add(readings.confusionTable("Pictures of each class, by what they are read as"));
    }
  }

  private static Readings read(Run run, SavedModel model, ScoredPictures pictures, int batchSize) {
    int count = pictures.images().count();
    int workers = Math.min(run.workers(0), count);
    List<Shard<TensorBatch>> shards = new ArrayList<>();
    for (int w = 0; w < workers; w++) {
      int from = (int) ((long) count * w / workers);
      int to = (int) ((long) count * (w + 1) / workers);
      Examples examples = pictures.images().examples(from, to);
      Tensor input = Tensor.rows(examples.rows(), model.shape());
      Tensor target = Tensor.classes(examples.targets(), model.classes());
      shards.add(TensorSet.of(input, target).shard());
    }
    float[] scores = new float[count * model.classes()];
    try (SparkShards<TensorBatch> there = SparkShards.send(run.sc(), shards)) {
      List<float[]> outputs = model.network().outputs(there.rdd(), batchSize).collect();
      for (int i = 0; i < count; i++) {
        System.arraycopy(outputs.get(i), 0, scores, i * model.classes(), model.classes());
      }
    }
    return Readings.numbered(
        pictures.images().examples(0, count), pictures.images().columns(), model.classes(), scores);
  }

  private static void write(Run run, String wanted, ScoredPictures pictures, Readings readings)
      throws IOException {
    String path =
        wanted.isEmpty() ? run.folder().path().resolve("predictions.csv").toString() : wanted;
    int classes = readings.names().size();
    WholeWrite.write(
        run.sc().hadoopConfiguration(),
        path,
        out -> {
          PrintStream lines = new PrintStream(out, false, StandardCharsets.UTF_8);
          lines.print(pictures.labelled() ? "picture,read,output,is\n" : "picture,read,output\n");
          for (int i = 0; i < pictures.images().count(); i++) {
            int read = readings.read(i);
            float output = readings.scores()[i * classes + read];
            lines.print(String.format(Locale.ROOT, "%d,%d,%.6g", i, read, output));
            lines.print(pictures.labelled() ? "," + pictures.images().label(i) + "\n" : "\n");
          }
          lines.flush();
          if (lines.checkError()) {
            throw new IOException("cannot write to " + path);
          }
        });
    run.say("predictions: " + path);
  }
}
