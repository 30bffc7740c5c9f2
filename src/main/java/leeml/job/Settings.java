package leeml.job;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the caller of a run asked for, above what the configuration files say.
 *
 * @param config the {@code config.conf} of an earlier run to repeat, if any
 * @param smoke whether to run small
 * @param run keys of the {@code run} block: master, seed, out, ui, checkpoint, …, home
 * @param spark Spark's own keys, with their {@code spark.}
 * @param options the job's keys
 */
public record Settings(
    Optional<Path> config,
    boolean smoke,
    Map<String, String> run,
    Map<String, String> spark,
    Map<String, String> options) {

  public Settings {
    run = Map.copyOf(run);
    spark = Map.copyOf(spark);
    options = Map.copyOf(options);
  }

  /** Nothing asked for: the configuration as it stands. */
  public static Settings none() {
    return new Settings(Optional.empty(), false, Map.of(), Map.of(), Map.of());
  }

  /** As this, running small. */
  public Settings withSmoke() {
    return new Settings(config, true, run, spark, options);
  }

  /** As this, repeating an earlier run. */
  public Settings withConfig(Path file) {
    return new Settings(Optional.of(file), smoke, run, spark, options);
  }

  /**
   * As this, with a key set.
   *
   * @param key the job's, or {@code run.…} or {@code spark.…}
   */
  public Settings with(String key, String value) {
    if (key.startsWith("run.")) {
      return new Settings(config, smoke, and(run, key.substring(4), value), spark, options);
    }
    if (key.startsWith("spark.")) {
      return new Settings(config, smoke, run, and(spark, key, value), options);
    }
    return new Settings(config, smoke, run, spark, and(options, key, value));
  }

  private static Map<String, String> and(Map<String, String> map, String key, String value) {
    Map<String, String> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }
}
