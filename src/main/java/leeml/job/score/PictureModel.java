package leeml.job.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;
import leeml.dl4j.ExampleNetwork;
import leeml.dl4j.TrainedNetwork;
import leeml.error.BadInputException;
import leeml.job.Run;
import leeml.job.score.file.ModelFolder;
import leeml.job.score.file.ModelJson;
import leeml.report.RunFolder;

/**
 * A network that classifies pictures, as a run saves it: {@code model/network.zip}, which
 * Deeplearning4j reads as well, and {@code model/model.json} with what the zip does not say.
 *
 * @param network with its θ
 * @param classes K, the length of its output
 * @param shape of a picture as the network takes it: (1, height, width), or (pixels)
 */
public record PictureModel(TrainedNetwork network, int classes, int[] shape) implements SavedModel {

  static final String KIND = "picture-network";
  private static final String ZIP = "network.zip";

  /** A network over rows, with the θ that training gave it. */
  public static PictureModel of(ExampleNetwork network, float[] theta) {
    return new PictureModel(network.trained(theta), network.classes(), network.shape());
  }

  @Override
  public void write(RunFolder folder) {
    try (OutputStream out = Files.newOutputStream(folder.model().resolve(ZIP))) {
      network.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder.model(), e);
    }
    ObjectNode layout = ModelFolder.describe(KIND).put("classes", classes);
    ArrayNode sides = layout.putArray("shape");
    Arrays.stream(shape).forEach(sides::add);
    ModelFolder.write(folder, layout);
  }

  static PictureModel read(ModelFolder folder, ModelJson layout) {
    int classes = layout.integer("classes", 2);
    int[] shape = shape(layout);
    try (InputStream in = folder.open(ZIP)) {
      return new PictureModel(TrainedNetwork.load(in, folder.file(ZIP)), classes, shape);
    } catch (IOException e) {
      throw new BadInputException(folder.file(ZIP), "cannot be read: " + e.getMessage(), e);
    }
  }

  private static int[] shape(ModelJson layout) {
    double[] sides = layout.numbers("shape", layout.count("shape"));
    int[] shape = Arrays.stream(sides).mapToInt(side -> (int) side).toArray();
    for (int i = 0; i < sides.length; i++) {
      if (shape[i] < 1 || shape[i] != sides[i]) {
        throw layout.wrong("shape", "whole numbers of at least 1");
      }
    }
    if (shape.length != 1 && shape.length != 3) {
      throw layout.wrong("shape", "the pixels, or 1, the height and the width");
    }
    return shape;
  }

  @Override
  public void score(Run run, ScoreJob.Options options) throws IOException {
    ScoredPictures pictures = ScoredPictures.read(run.sc().hadoopConfiguration(), options.data());
    requireFits(pictures.name(), pictures.images().rows(), pictures.images().columns());
    pictures.requireClasses(classes);
    new PictureScoring(this, run, pictures).score(options);
  }

  /**
   * Says no to pictures of another size.
   *
   * @throws BadInputException with both sizes
   */
  private void requireFits(String data, int height, int width) {
    boolean fits =
        shape.length == 3 ? shape[1] == height && shape[2] == width : shape[0] == height * width;
    if (!fits) {
      throw new BadInputException(
          data,
          "pictures of %d × %d pixels, and the model takes %s"
              .formatted(
                  height,
                  width,
                  Arrays.stream(shape)
                      .filter(side -> shape.length == 1 || side > 1)
                      .mapToObj(String::valueOf)
                      .collect(Collectors.joining(" × "))));
    }
  }
}
