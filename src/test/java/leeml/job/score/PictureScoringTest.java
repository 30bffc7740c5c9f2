package leeml.job.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import leeml.data.idx.IdxFile;
import leeml.data.idx.IdxType;
import leeml.dl4j.ExampleNetwork;
import leeml.job.Settings;
import leeml.job.run.Exit;
import leeml.job.run.JobRunner;
import leeml.job.run.Outcome;
import leeml.job.spec.Parsers;
import leeml.model.Activation;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.Loss;
import leeml.model.Perceptron;
import leeml.report.RunFolder;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved network reads pictures on Spark, and what does not fit it is said in one line. */
@Tag("own-session")
class PictureScoringTest {

  private static final int SIDE = 3;
  private static final int CLASSES = 4;
  private static final int[] WIDTHS = {SIDE * SIDE, 6, CLASSES};
  private static final long SEED = 20261123;
  private static final Perceptron PERCEPTRON =
      new Perceptron(WIDTHS, Activation.RELU, Loss.CROSS_ENTROPY);
  private static final JobRunner RUNNER = new JobRunner(line -> {}, Parsers.ALL);

  @TempDir private Path folder;
  private Path run;

  @AfterAll
  static void close() {
    RUNNER.close();
  }

  @BeforeEach
  void saveARun() {
    float[] theta = PERCEPTRON.initial(SEED);
    run = folder.resolve("run");
    try (RunFolder made = RunFolder.create(run, "test")) {
      PictureModel.of(ExampleNetwork.dense(WIDTHS), ExampleNetwork.fromPerceptron(theta, WIDTHS))
          .write(made);
    }
  }

  @Test
  void aPerceptronIsTheSameNetworkInDeeplearning4j() {
    Examples rows = ExampleSets.classes(20, WIDTHS[0], CLASSES, SEED);
    ExampleBatch all = rows.all();
    float[] theta = PERCEPTRON.initial(SEED);
    ExampleNetwork net = ExampleNetwork.dense(WIDTHS);
    float[] turned = ExampleNetwork.fromPerceptron(theta, WIDTHS);
    assertThat(net.loss(turned, all)).isCloseTo(PERCEPTRON.loss(theta, all), within(1e-5));
    assertThat(net.accuracy(turned, all)).isEqualTo(PERCEPTRON.accuracy(theta, all));
  }

  @Test
  void everyPictureIsReadAsThePlainNetworkReadsIt() throws IOException {
    byte[] pixels = pictures("t10k", SIDE, 11, true);
    Outcome outcome = score(folder.toString());
    assertThat(outcome.exit()).as("%s", outcome.result().error()).isEqualTo(Exit.DONE);
    int[] expected = readPlainly(pixels);
    List<String> lines = Files.readAllLines(outcome.folder().resolve("predictions.csv"));
    assertThat(lines).hasSize(12).first().isEqualTo("picture,read,output,is");
    int right = 0;
    for (int i = 0; i < 11; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      assertThat(cells[0]).isEqualTo(Integer.toString(i));
      assertThat(cells[1]).as("picture " + i).isEqualTo(Integer.toString(expected[i]));
      assertThat(cells[3]).isEqualTo(Integer.toString(i % CLASSES));
      right += expected[i] == i % CLASSES ? 1 : 0;
    }
    Map<String, Double> metrics = outcome.result().report().metrics();
    assertThat(metrics.get("accuracy")).isEqualTo(right / 11.0);
    assertThat(metrics.get("pictures")).isEqualTo(11);
  }

  @Test
  void picturesThatNobodyHasLabelledAreReadToo() throws IOException {
    pictures("new", SIDE, 5, false);
    Path lines = folder.resolve("lines of today.csv");
    Outcome outcome =
        RUNNER.run(
            new ScoreJob(),
            settings(folder.resolve("new-images-idx3-ubyte").toString())
                .with("predictions", lines.toString()));
    assertThat(outcome.exit()).isEqualTo(Exit.DONE);
    assertThat(Files.readAllLines(lines)).hasSize(6).first().isEqualTo("picture,read,output");
    assertThat(outcome.result().report().metrics()).doesNotContainKey("accuracy");
  }

  @Test
  void whatDoesNotFitIsSaidInOneLine() throws IOException {
    pictures("large", SIDE + 1, 5, true);
    String large = folder.resolve("large-images-idx3-ubyte").toString();
    assertRefused(score(large), large + ": pictures of 4 × 4 pixels, and the model takes 9");
    assertRefused(
        RUNNER.run(new ScoreJob(), settings(large).with("model", folder.toString())),
        folder + ": holds no saved model (model/model.json)");
    Path zip = run.resolve("model/network.zip");
    Files.write(zip, new byte[] {1, 2, 3});
    assertRefused(score(large), zip + ": expected a zip of Deeplearning4j");
  }

  private static void assertRefused(Outcome outcome, String sentence) {
    assertThat(outcome.exit()).isEqualTo(Exit.BAD_INPUT);
    assertThat(outcome.result().error()).get().asString().startsWith(sentence);
  }

  private Outcome score(String data) {
    return RUNNER.run(new ScoreJob(), settings(data));
  }

  private Settings settings(String data) {
    return Settings.none()
        .with("run.master", "local[2]")
        .with("run.out", folder.resolve("reading").toString())
        .with("model", run.toString())
        .with("data", data);
  }

  /** Writes pictures at random, of classes 0, 1, 2, … in turn; returns their pixels. */
  private byte[] pictures(String part, int side, int count, boolean labelled) throws IOException {
    byte[] pixels = new byte[count * side * side];
    new Random(SEED).nextBytes(pixels);
    Configuration hadoop = new Configuration();
    new IdxFile(IdxType.UNSIGNED_BYTE, new int[] {count, side, side}, pixels)
        .write(hadoop, folder.resolve(part + "-images-idx3-ubyte").toString());
    if (labelled) {
      byte[] labels = new byte[count];
      for (int i = 0; i < count; i++) {
        labels[i] = (byte) (i % CLASSES);
      }
      new IdxFile(IdxType.UNSIGNED_BYTE, new int[] {count}, labels)
          .write(hadoop, folder.resolve(part + "-labels-idx1-ubyte").toString());
    }
    return pixels;
  }

  private static int[] readPlainly(byte[] pixels) {
    float[] scaled = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      scaled[i] = (pixels[i] & 0xff) / 255f;
    }
    int count = pixels.length / (SIDE * SIDE);
    Examples examples = Examples.dense(scaled, SIDE * SIDE, new float[count]);
    float[] scores = PERCEPTRON.outputs(PERCEPTRON.initial(SEED), examples.all());
    int[] read = new int[count];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < CLASSES; k++) {
        if (scores[i * CLASSES + k] > scores[i * CLASSES + read[i]]) {
          read[i] = k;
        }
      }
    }
    return read;
  }
}
