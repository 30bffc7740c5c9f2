package leeml.job.score;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import leeml.data.file.WholeWrite;
import leeml.dl4j.tensor.Tensor;
import leeml.dl4j.tensor.TensorBatch;
import leeml.dl4j.tensor.TensorSet;
import leeml.job.Run;
import leeml.model.Examples;
import leeml.report.picture.Readings;
import leeml.spark.shard.SparkShards;
import leeml.train.shard.Shard;

/**
 * A network reads pictures: they are cut into a shard a core, sent to the executors once, and the
 * outputs come back. Each picture becomes a line of {@code predictions.csv}: its number, the class
 * of the largest output, that output, and its own class if it is known.
 *
 * @param model the network
 * @param run whose report it goes to
 * @param pictures that fit the model
 */
record PictureScoring(PictureModel model, Run run, ScoredPictures pictures) {

  void score(ScoreJob.Options options) throws IOException {
    long start = System.nanoTime();
    Readings readings = read(options.batch());
    double seconds = (System.nanoTime() - start) * 1e-9;
    write(options.predictions(), readings);
    run.report().metric("pictures", pictures.images().count()).metric("readingSeconds", seconds);
    if (pictures.labelled()) {
      run.report()
          .metric("accuracy", readings.accuracy())
          .add(readings.confusionTable("Pictures of each class, by what they are read as"));
    }
  }

  private Readings read(int batchSize) {
    int count = pictures.images().count();
    int classes = model.classes();
    float[] scores = new float[count * classes];
    try (SparkShards<TensorBatch> there = SparkShards.send(run.sc(), shards())) {
      List<float[]> outputs = model.network().outputs(there.rdd(), batchSize).collect();
      for (int i = 0; i < count; i++) {
        System.arraycopy(outputs.get(i), 0, scores, i * classes, classes);
      }
    }
    return Readings.numbered(
        pictures.images().examples(0, count), pictures.images().columns(), classes, scores);
  }

  private List<Shard<TensorBatch>> shards() {
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
    return shards;
  }

  private void write(String wanted, Readings readings) throws IOException {
    String path =
        wanted.isEmpty()
            ? run.folder().path().resolve("predictions.csv").toUri().toString()
            : wanted;
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
