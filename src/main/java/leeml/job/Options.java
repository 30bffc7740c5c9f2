package leeml.job;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import leeml.error.UsageException;
import org.apache.commons.lang3.StringUtils;

/**
 * Binds configuration to an options record: each component is a key, {@code learningRate} being
 * {@code learning-rate}, and each key of the configuration has to be a component.
 *
 * <p>A component is an int, long, double, boolean, String, an enum (constants in kebab-case), a
 * type with a public static {@code parse(String)}, a type with a parser given to {@link #of}, or a
 * List of these. Numbers, and lists as {@code a,b,c}, may also stand as text, which is how they
 * arrive from a command line. A component that is a record of none of these kinds is taken apart:
 * its components are keys beside the others, so that jobs can share a group of options.
 *
 * @param <O> the record
 */
public final class Options<O extends Record> {

  /**
   * What is known of one key.
   *
   * @param key the name in configuration
   * @param expects what a value has to be: {@code "a whole number"}
   * @param value the value in the configuration asked about, as text; empty if it has none
   * @param doc what {@link Key} says, or nothing
   */
  public record Entry(String key, String expects, String value, String doc) {}

  private final String job;
  private final RecordShape<O> shape;

  private Options(String job, RecordShape<O> shape) {
    this.job = job;
    this.shape = shape;
  }

  /**
   * The binding of a record.
   *
   * @param job whose options they are, for messages
   * @param parsers how types that this class does not know are read from text; a parser throws
   *     {@link IllegalArgumentException} with what was expected
   * @throws IllegalArgumentException if the record has a component of a type that nothing reads, or
   *     two for the same key
   */
  public static <O extends Record> Options<O> of(
      String job, Class<O> type, Map<Class<?>, Function<String, ?>> parsers) {
    return new Options<>(job, RecordShape.of(type, parsers));
  }

  /** The binding of a job's own record, read off {@code implements Job<Options>}. */
  public static <O extends Record> Options<O> of(
      Job<O> job, Map<Class<?>, Function<String, ?>> parsers) {
    return of(Jobs.about(job).name(), recordOf(job), parsers);
  }

  /** The job whose options they are. */
  public String job() {
    return job;
  }

  /** The keys, in the order of the record. */
  public Set<String> keys() {
    return shape.leaves().keySet();
  }

  /**
   * Makes the record.
   *
   * @throws UsageException naming the key if one is missing, unknown or of the wrong type, and with
   *     the record's own words if its constructor refuses the values
   */
  public O bind(Config values) {
    refuseUnknown(values);
    try {
      return shape.construct((key, leaf) -> value(values, key, leaf.conversion()));
    } catch (InvocationTargetException e) {
      throw new UsageException(job + ": " + e.getCause().getMessage());
    }
  }

  /**
   * The keys with their values in {@code defaults}, in the order of the record.
   *
   * @param defaults the job's block of configuration; may lack keys
   */
  public List<Entry> describe(Config defaults) {
    return shape.leaves().entrySet().stream()
        .map(entry -> entry(entry.getKey(), entry.getValue(), defaults))
        .toList();
  }

  private static Entry entry(String key, RecordShape.Leaf leaf, Config defaults) {
    String value = has(defaults, key) ? text(at(defaults, key)) : "";
    return new Entry(key, leaf.conversion().expects(), value, leaf.doc());
  }

  /**
   * Says no to a key that the record does not have.
   *
   * @throws UsageException naming the nearest key
   */
  public void require(String key) {
    if (!keys().contains(key)) {
      throw new UsageException(
          job + " has no key " + key + Nearest.question(key, keys()) + " (its keys: " + list());
    }
  }

  private String list() {
    return keys().isEmpty() ? "none)" : String.join(", ", keys()) + ")";
  }

  private void refuseUnknown(Config values) {
    values.root().keySet().forEach(this::require);
  }

  private Object value(Config values, String key, Conversion conversion) {
    if (!has(values, key)) {
      throw new UsageException(
          job + ": key " + key + " has no value, expected " + conversion.expects());
    }
    ConfigValue value = at(values, key);
    return conversion.isList()
        ? elements(value).stream().map(text -> convert(key, text, conversion.elements())).toList()
        : convert(key, text(value), conversion);
  }

  private Object convert(String key, String text, Conversion conversion) {
    try {
      return conversion.parser().apply(text);
    } catch (UsageException e) {
      throw new UsageException(job + ": key " + key + ": " + e.getMessage());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new UsageException(
          job + ": key " + key + " is " + text + ", expected " + conversion.expects() + hint(e));
    }
  }

  /** A parser's own words, where they say more than the name of a Java class or method would. */
  private static String hint(RuntimeException e) {
    String words = e.getMessage();
    if (words == null || e instanceof NumberFormatException || e instanceof ArithmeticException) {
      return "";
    }
    return words.startsWith(";") || words.isEmpty() ? words : " (" + words + ")";
  }

  private static boolean has(Config values, String key) {
    return values.hasPath(ConfigUtil.quoteString(key));
  }

  private static ConfigValue at(Config values, String key) {
    return values.getValue(ConfigUtil.quoteString(key));
  }

  private static String text(ConfigValue value) {
    return switch (value.valueType()) {
      case LIST -> String.join(",", elements(value));
      case OBJECT -> value.render();
      default -> value.unwrapped().toString();
    };
  }

  private static List<String> elements(ConfigValue value) {
    if (value.valueType() == ConfigValueType.LIST) {
      return ((List<?>) value.unwrapped()).stream().map(Object::toString).toList();
    }
    String text = StringUtils.removeEnd(StringUtils.removeStart(text(value).strip(), "["), "]");
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  @SuppressWarnings("unchecked") // the bound on Job's type parameter makes it a record
  private static <O extends Record> Class<O> recordOf(Job<O> job) {
    for (Type contract : job.getClass().getGenericInterfaces()) {
      if (contract instanceof ParameterizedType of
          && of.getRawType() instanceof Class<?> raw
          && Job.class.isAssignableFrom(raw)
          && of.getActualTypeArguments()[0] instanceof Class<?> record) {
        return (Class<O>) record;
      }
    }
    throw new IllegalArgumentException(
        job.getClass().getName() + " does not say which options it takes");
  }
}
