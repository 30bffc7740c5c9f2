package leeml.job.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import leeml.dl4j.ExampleNetwork;
import leeml.dl4j.TrainedNetwork;
import leeml.error.BadInputException;
import leeml.report.RunFolder;

/**
 * A network that classifies pictures, as a run saves it: {@code model/network.zip}, which
 * Deeplearning4j reads as well, and {@code model/model.json}.
 *
 * @param network with its θ
 * @param classes K, the length of its output
 * @param shape of a picture as the network takes it: (1, height, width), or (pixels)
 */
public record SavedModel(TrainedNetwork network, int classes, int[] shape) {

  private static final String ZIP = "network.zip";
  private static final String LAYOUT = "model.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A network over rows, with the θ that training gave it. */
  public static SavedModel of(ExampleNetwork network, float[] theta) {
    return new SavedModel(network.trained(theta), network.classes(), network.shape());
  }

  /** Writes both files into a run's folder. */
  public void write(RunFolder folder) {
    ObjectNode layout = JSON.createObjectNode();
    layout.put("network", ZIP).put("classes", classes);
    ArrayNode sides = layout.putArray("shape");
    Arrays.stream(shape).forEach(sides::add);
    try (OutputStream out = Files.newOutputStream(folder.model().resolve(ZIP))) {
      network.save(out);
      Files.writeString(
          folder.model().resolve(LAYOUT), layout.toPrettyString() + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder.model(), e);
    }
  }

  /**
   * Reads what a run has saved.
   *
   * @param run its folder
   * @throws BadInputException if it has saved no such model, or the files are damaged
   */
  public static SavedModel read(Path run) {
    requireSaved(run);
    Path model = run.resolve("model");
    String where = model.resolve(ZIP).toString();
    try (InputStream in = Files.newInputStream(model.resolve(ZIP))) {
      JsonNode layout = JSON.readTree(model.resolve(LAYOUT).toFile());
      int classes = layout.path("classes").asInt();
      int[] shape = ints(layout.path("shape"));
      if (classes < 2 || shape.length == 0 || Arrays.stream(shape).min().orElse(0) < 1) {
        throw new BadInputException(
            model.resolve(LAYOUT).toString(), "expected classes and the shape of a picture");
      }
      return new SavedModel(TrainedNetwork.load(in, where), classes, shape);
    } catch (IOException e) {
      throw new BadInputException(model.toString(), "cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Says no to a run that has saved no network, at no cost.
   *
   * @throws BadInputException if it has not
   */
  public static void requireSaved(Path run) {
    if (!Files.isReadable(run.resolve("model").resolve(LAYOUT))) {
      throw new BadInputException(
          run.toString(),
          "holds no saved network (model/%s); a run that trains one to read pictures does"
              .formatted(LAYOUT));
    }
  }

  private static int[] ints(JsonNode array) {
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asInt();
    }
    return values;
  }

  /**
   * Says no to pictures of another size.
   *
   * @throws BadInputException with both sizes
   */
  public void requireFits(String data, int height, int width) {
    boolean fits =
        shape.length == 3
            ? shape[1] == height && shape[2] == width
            : shape.length == 1 && shape[0] == height * width;
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
