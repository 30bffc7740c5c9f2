package leeml.job.score.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import leeml.error.BadInputException;
import org.apache.commons.lang3.StringUtils;

/**
 * An object of {@code model.json}; every value is asked for with what it has to be.
 *
 * <p>Each method throws {@link BadInputException}, with the file and the key, if the value is
 * missing or something else. Numbers are read as they were written, bit for bit: doubles as the
 * shortest text that names them, floats as the double of the same value.
 */
public final class ModelJson {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int MOST_SHOWN = 40;

  private final String file;
  private final String path;
  private final JsonNode node;

  private ModelJson(String file, String path, JsonNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /** Reads a whole file; the stream stays the caller's. */
  static ModelJson read(String file, InputStream in) throws IOException {
    try {
      JsonNode node = JSON.readTree(in);
      if (node == null || !node.isObject()) {
        throw new BadInputException(file, "no JSON object");
      }
      return new ModelJson(file, "", node);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null ? file : file + ", line " + e.getLocation().getLineNr();
      throw new BadInputException(where, "damaged JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** A text. */
  public String text(String key) {
    return text(at(key), key);
  }

  /** A text that is one of these. */
  public String text(String key, String... legal) {
    String found = text(key);
    for (String one : legal) {
      if (one.equals(found)) {
        return found;
      }
    }
    throw wrong(key, "'" + String.join("' or '", legal) + "'");
  }

  /** True or false. */
  public boolean flag(String key) {
    if (!at(key).isBoolean()) {
      throw wrong(key, "true or false");
    }
    return at(key).booleanValue();
  }

  /** A whole number. */
  public int integer(String key, int least) {
    JsonNode value = at(key);
    if (!value.isInt() || value.intValue() < least) {
      throw wrong(key, "a whole number of at least " + least);
    }
    return value.intValue();
  }

  /** A finite number. */
  public double number(String key) {
    return number(at(key), key);
  }

  /** So many finite numbers. */
  public double[] numbers(String key, int count) {
    JsonNode array = array(key, count, "numbers");
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(array.get(i), key + "[" + i + "]");
    }
    return numbers;
  }

  /** So many finite numbers of single precision. */
  public float[] floats(String key, int count) {
    double[] numbers = numbers(key, count);
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) numbers[i];
      if (floats[i] != numbers[i]) {
        throw wrong(key + "[" + i + "]", numbers[i], "a number of single precision");
      }
    }
    return floats;
  }

  /** So many rows of finite numbers, each so wide. */
  public double[][] matrix(String key, int rows, int columns) {
    JsonNode array = array(key, rows, "rows");
    double[][] matrix = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      String row = key + "[" + i + "]";
      if (!array.get(i).isArray() || array.get(i).size() != columns) {
        throw wrong(row, array.get(i), columns + " numbers");
      }
      for (int j = 0; j < columns; j++) {
        matrix[i][j] = number(array.get(i).get(j), row + "[" + j + "]");
      }
    }
    return matrix;
  }

  /** Texts, no two of them the same. */
  public List<String> names(String key) {
    List<String> names = texts(key);
    if (names.stream().distinct().count() < names.size()) {
      throw wrong(key, "no text twice");
    }
    return names;
  }

  /** Texts. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    JsonNode array = array(key);
    for (int i = 0; i < array.size(); i++) {
      texts.add(text(array.get(i), key + "[" + i + "]"));
    }
    return texts;
  }

  /** How many there are of what an array holds. */
  public int count(String key) {
    return array(key).size();
  }

  /** An object within this one. */
  public ModelJson object(String key) {
    if (!at(key).isObject()) {
      throw wrong(key, "an object");
    }
    return new ModelJson(file, path + key + ".", at(key));
  }

  /** Objects within this one. */
  public List<ModelJson> objects(String key) {
    List<ModelJson> objects = new ArrayList<>();
    for (JsonNode one : array(key)) {
      String name = key + "[" + objects.size() + "]";
      if (!one.isObject()) {
        throw wrong(name, one, "an object");
      }
      objects.add(new ModelJson(file, path + name + ".", one));
    }
    return objects;
  }

  /** Whether there is a value. */
  public boolean has(String key) {
    return node.has(key);
  }

  /** What is wrong with a value, to be thrown. */
  public BadInputException wrong(String key, String expected) {
    return wrong(key, at(key), expected);
  }

  private BadInputException wrong(String key, Object value, String expected) {
    boolean missing = value instanceof JsonNode found && found.isMissingNode();
    return new BadInputException(
        file,
        "key '%s%s' is %s, expected %s"
            .formatted(
                path,
                key,
                missing ? "missing" : StringUtils.abbreviate(value.toString(), MOST_SHOWN),
                expected));
  }

  private JsonNode at(String key) {
    return node.path(key);
  }

  private JsonNode array(String key) {
    if (!at(key).isArray()) {
      throw wrong(key, "a list");
    }
    return at(key);
  }

  private JsonNode array(String key, int count, String what) {
    if (!at(key).isArray() || at(key).size() != count) {
      throw wrong(key, "a list of %d %s".formatted(count, what));
    }
    return at(key);
  }

  private String text(JsonNode value, String key) {
    if (!value.isTextual()) {
      throw wrong(key, value, "a text");
    }
    return value.textValue();
  }

  private double number(JsonNode value, String key) {
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw wrong(key, value, "a finite number");
    }
    return value.doubleValue();
  }

  /** Adds numbers to an object. */
  public static void put(ObjectNode into, String key, double... numbers) {
    add(into.putArray(key), numbers);
  }

  /** Adds numbers of single precision to an object. */
  public static void put(ObjectNode into, String key, float... numbers) {
    ArrayNode array = into.putArray(key);
    for (float number : numbers) {
      array.add((double) number);
    }
  }

  /** Adds rows of numbers to an object. */
  public static void put(ObjectNode into, String key, double[][] rows) {
    ArrayNode array = into.putArray(key);
    for (double[] row : rows) {
      add(array.addArray(), row);
    }
  }

  /** Adds texts to an object. */
  public static void put(ObjectNode into, String key, List<String> texts) {
    ArrayNode array = into.putArray(key);
    texts.forEach(array::add);
  }

  private static void add(ArrayNode array, double... numbers) {
    for (double number : numbers) {
      array.add(number);
    }
  }
}
