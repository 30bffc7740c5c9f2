package leeml.job.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import leeml.data.csv.Missing;
import leeml.data.encode.ClassColumn;
import leeml.data.encode.NumberCode;
import leeml.error.BadInputException;
import leeml.job.score.file.ModelFolder;
import leeml.job.score.predict.ClassPredictor;
import leeml.model.fitted.ColumnScale;
import leeml.model.fitted.SoftmaxUnits;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is what is read; and whatever is not as it was written is refused. */
class SavedModelTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = 20261123;

  @TempDir private Path folder;

  private SavedModel read(Path run) {
    return SavedModel.read(new ModelFolder(new Configuration(), run.toString()));
  }

  static Stream<TableModel> models() {
    return SavedTables.all().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyKindIsReadBackAsItWas(TableModel model) {
    Path run = SavedTables.saved(folder.resolve("run"), model);
    TableModel back = (TableModel) read(run);
    assertThat(back).usingRecursiveComparison().isEqualTo(model);
    double[] x = {61.7, 3, 0.25};
    assertThat(back.predictor().predict(x)).isEqualTo(model.predictor().predict(x));
  }

  @Test
  void everyBitOfAParameterComesBack() {
    Random random = new Random(SEED);
    int width = 40;
    float[] theta = new float[(width + 1) * 3];
    double[] means = new double[width];
    double[] deviations = new double[width];
    List<NumberCode> codes = new ArrayList<>();
    for (int j = 0; j < theta.length; j++) {
      theta[j] = finite(random);
    }
    theta[0] = -0f;
    theta[1] = Float.MIN_VALUE;
    theta[2] = -Float.MAX_VALUE;
    for (int j = 0; j < width; j++) {
      means[j] = Double.longBitsToDouble(random.nextLong() & 0x7fbfffffffffffffL);
      deviations[j] = random.nextDouble() * Double.MIN_NORMAL;
      codes.add(new NumberCode("x" + j, random.nextGaussian()));
    }
    TableModel model =
        new TableModel(
            TableColumns.named(Missing.ERROR, codes),
            new ClassPredictor(
                new ClassColumn("y", false, ""),
                List.of("a", "b", "c"),
                new SoftmaxUnits(theta, new ColumnScale(means, deviations), 3)));
    TableModel back = (TableModel) read(SavedTables.saved(folder.resolve("run"), model));
    SoftmaxUnits units = (SoftmaxUnits) ((ClassPredictor) back.predictor()).scores();
    assertThat(units.theta()).as("seed %d", SEED).isEqualTo(theta);
    assertThat(units.scale().means()).isEqualTo(means);
    assertThat(units.scale().deviations()).isEqualTo(deviations);
    assertThat(back.columns()).isEqualTo(model.columns());
  }

  private static float finite(Random random) {
    float value = Float.intBitsToFloat(random.nextInt());
    return Float.isFinite(value) ? value : 0.1f;
  }

  /** A value at every key of every kind is taken away, and made something else. */
  @ParameterizedTest
  @MethodSource("models")
  void everyKeyThatIsMissingOrDamagedIsNamed(TableModel model) throws IOException {
    Path run = SavedTables.saved(folder.resolve("run"), model);
    Path file = run.resolve("model/model.json");
    JsonNode whole = JSON.readTree(file.toFile());
    int tried = 0;
    for (String pointer : pointers("", whole)) {
      for (JsonNode other :
          List.of(
              JSON.nullNode(),
              JSON.getNodeFactory().textNode("NaN"),
              JSON.createObjectNode(),
              JSON.getNodeFactory().numberNode(-3.5e300))) {
        JsonNode damaged = whole.deepCopy();
        if (!replace(damaged, pointer, other)) {
          continue;
        }
        Files.writeString(file, damaged.toString());
        tried++;
        String key = pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
        String first = key.replaceAll("[\\[.].*", "");
        assertThatThrownBy(() -> read(run))
            .as("%s = %s", key, other)
            .isInstanceOf(BadInputException.class)
            .message()
            .startsWith(file + ": key '" + first)
            .contains(", expected ");
      }
    }
    assertThat(tried).isGreaterThan(30);
  }

  /** The pointers to all values within. */
  private static List<String> pointers(String at, JsonNode node) {
    List<String> all = new ArrayList<>();
    if (!at.isEmpty()) {
      all.add(at);
    }
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(e -> all.addAll(pointers(at + "/" + e.getKey(), e.getValue())));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      all.addAll(pointers(at + "/" + i, node.get(i)));
    }
    return all;
  }

  /** Puts another value there; false where that is as good as the one that was there. */
  private static boolean replace(JsonNode whole, String pointer, JsonNode other) {
    int last = pointer.lastIndexOf('/');
    JsonNode parent = whole.at(pointer.substring(0, last));
    String key = pointer.substring(last + 1);
    JsonNode was = whole.at(pointer);
    boolean anyText = was.isTextual() && other.isTextual() && free(pointer);
    boolean anyNumber =
        was.isNumber()
            && other.isNumber()
            && !pointer.matches("/(version|theta|scale/deviations).*");
    if (anyText || anyNumber) {
      return false;
    }
    if (parent instanceof ObjectNode object) {
      object.set(key, other);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(key), other);
    }
    return true;
  }

  /** Where any text is as good: names. */
  private static boolean free(String pointer) {
    return pointer.matches(".*/(name|label-end|classes/\\d+|categories/\\d+)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\" : 1 | \"version\" : 2 | key 'version' is 2, expected 1, the one that is read here",
        "leeml-model | pickle | key 'format' is \"pickle\", expected 'leeml-model'",
        "linear-regression | forest | key 'kind' is \"forest\", expected a kind of model that is known here",
        "linear-regression | k-means | key 'centres' is missing, expected a list",
        "\"intercept\" | \"intersect\" | key 'intercept' is missing, expected a finite number",
        "10.0, 20.0 | 10.0 | key 'weights' is [2.0,10.0], expected a list of 3 numbers",
        "10.0, 20.0 | 10.0, 1e999 | key 'weights[2]' is",
        "\"Bonn\" | \"Ulm\" | key 'columns[1].categories' is",
        "\"town\" | \"area\" | key 'columns' is",
        "town=Bonn | town=Ulm= | key 'numbers' is",
        "\"number\" | \"date\" | key 'columns[0].type' is \"date\", expected 'number' or 'category'",
        "\"drop\" | \"guess\" | key 'table.missing' is \"guess\", expected 'error' or 'drop' or 'mean'"
      })
  void whatIsWrongIsSaid(String was, String is, String sentence) throws IOException {
    Path run = SavedTables.saved(folder.resolve("run"), SavedTables.prices(Missing.DROP));
    Path file = run.resolve("model/model.json");
    String text = Files.readString(file);
    assertThat(text).contains(was);
    Files.writeString(file, text.replace(was, is));
    assertThatThrownBy(() -> read(run))
        .isInstanceOf(BadInputException.class)
        .message()
        .startsWith(file + ": " + sentence);
  }

  @Test
  void aFileThatIsCutShortOrNoJsonIsRefusedWithItsLine() throws IOException {
    Path run = SavedTables.saved(folder.resolve("run"), SavedTables.grades());
    Path file = run.resolve("model/model.json");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.indexOf("\"rooms\"")));
    assertThatThrownBy(() -> read(run)).hasMessageStartingWith(file + ", line ");
    Files.writeString(file, text + "}");
    assertThatThrownBy(() -> read(run)).hasMessageContaining("damaged JSON");
    Files.writeString(file, "[1]");
    assertThatThrownBy(() -> read(run)).hasMessage(file + ": no JSON object");
    Files.writeString(file, "");
    assertThatThrownBy(() -> read(run)).isInstanceOf(BadInputException.class);
    Files.writeString(file, text.replace("\"version\" : 1", "\"version\" : 1, \"version\" : 1"));
    assertThatThrownBy(() -> read(run)).hasMessageContaining("Duplicate field 'version'");
  }

  @Test
  void aRunWithoutAModelIsNamed() {
    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder
                + ": holds no saved model (model/model.json), expected the folder of a run that trains one");
    assertThatThrownBy(() -> read(Path.of("")))
        .hasMessageStartingWith("(no path): holds no saved model");
  }

  @Test
  void aModelMayLieOnAnyFileSystem() {
    Path run = SavedTables.saved(folder.resolve("run"), SavedTables.grades());
    ModelFolder there = new ModelFolder(new Configuration(), run.toUri().toString());
    assertThat(there.run()).startsWith("file:///");
    assertThat(SavedModel.read(there)).isInstanceOf(TableModel.class);
  }
}
