package leeml.spark.defaults;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** {@code conf/spark-defaults.conf}: what the JVMs of driver and executors need on Java 17. */
public final class SparkDefaults {

  private static final String RESOURCE = "conf/spark-defaults.conf";
  private static final String JAVA_OPTIONS = ".extraJavaOptions";

  private SparkDefaults() {}

  /** The file's keys and values. */
  public static Map<String, String> read() {
    Properties properties = new Properties();
    try (InputStream file = SparkDefaults.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
    Map<String, String> defaults = new TreeMap<>();
    properties.stringPropertyNames().forEach(k -> defaults.put(k, properties.getProperty(k)));
    return defaults;
  }

  /**
   * What a driver sets that runs already: all but what is said of the driver's own JVM, which comes
   * too late.
   */
  public static Map<String, String> ofExecutors() {
    Map<String, String> settings = read();
    settings.keySet().removeIf(key -> key.startsWith("spark.driver."));
    return settings;
  }

  /**
   * The defaults under what a user asks for: the user's value wins, but options of a JVM are put
   * behind the default ones, without which Spark does not start.
   */
  public static Map<String, String> under(Map<String, String> asked) {
    Map<String, String> all = read();
    asked.forEach(
        (key, value) ->
            all.merge(
                key, value, (old, own) -> key.endsWith(JAVA_OPTIONS) ? old + " " + own : own));
    return all;
  }
}
