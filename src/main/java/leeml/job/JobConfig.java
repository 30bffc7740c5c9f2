package leeml.job;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import leeml.error.UsageException;

/**
 * The whole effective configuration of one run, made of layers; the higher wins:
 *
 * <ol>
 *   <li>what the caller set,
 *   <li>the job's {@code smoke} block, if the caller asked to run small,
 *   <li>the {@code config.conf} of an earlier run, if one is repeated; else the job's block in
 *       {@code conf/chNN_topic.conf}, the file that is named as the job's package,
 *   <li>{@code conf/base.conf}.
 * </ol>
 *
 * @param job the job's name
 * @param run what is common to all jobs: master, seed, smoke, out, ui, checkpoints, home
 * @param spark Spark's own settings, keys with their {@code spark.}
 * @param options the job's keys, no more and no less
 */
public record JobConfig(String job, Config run, Map<String, String> spark, Config options) {

  private static final String SMOKE = "smoke";
  private static final Set<String> RUN_KEYS =
      Set.of(
          "master",
          "seed",
          "out",
          "ui",
          "checkpoint",
          "checkpoint-every",
          "checkpoint-keep",
          "resume",
          "home");

  /** Keys whose values stand in no file, as in Spark's own pages. */
  private static final Pattern SECRET =
      Pattern.compile("secret|password|token|access[.]?key", Pattern.CASE_INSENSITIVE);

  /**
   * The configuration of a job under the given settings.
   *
   * @throws UsageException if a file or a key does not exist or does not read
   */
  public static JobConfig of(Job<?> job, Settings settings) {
    String name = Jobs.about(job).name();
    try {
      Config repeated =
          settings.config().map(file -> repeated(file, name)).orElseGet(ConfigFactory::empty);
      Config files = layers(job, settings, repeated);
      return new JobConfig(
          name,
          files.getConfig("run"),
          spark(files, repeated, settings),
          options(files, name, repeated, settings));
    } catch (ConfigException e) {
      throw new UsageException("configuration of " + name + ": " + e.getMessage());
    }
  }

  /** A job's block of configuration as the files have it, without its smoke block. */
  public static Config defaults(Job<?> job) {
    return JobConfig.of(job, Settings.none()).options();
  }

  /**
   * The same as text, in the form that {@link Settings#withConfig} reads; without what is secret.
   */
  public String render() {
    return whole()
        .root()
        .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false));
  }

  /** The same as maps, lists and plain values; without what is secret. */
  public Map<String, Object> toMap() {
    return whole().root().unwrapped();
  }

  private Config whole() {
    return ConfigFactory.parseMap(Map.of("job", job))
        .withValue("run", run.root())
        .withValue("spark", ConfigFactory.parseMap(sparkPaths()).root())
        .withValue("options", options.root());
  }

  private Map<String, String> sparkPaths() {
    Map<String, String> paths = new TreeMap<>();
    spark.forEach(
        (key, value) -> {
          if (!SECRET.matcher(key).find()) {
            paths.put(ConfigUtil.quoteString(bare(key)), value);
          }
        });
    return paths;
  }

  /** An earlier run's file, whose options stand in place of the job's block. */
  private static Config repeated(Path file, String job) {
    if (!Files.isReadable(file)) {
      throw new UsageException("--config " + file + ": no such file");
    }
    Config earlier = ConfigFactory.parseFile(file.toFile());
    if (!earlier.hasPath("job") || !earlier.getString("job").equals(job)) {
      throw new UsageException("--config " + file + ": not a configuration of " + job);
    }
    return earlier;
  }

  private static Config layers(Job<?> job, Settings settings, Config repeated) {
    ClassLoader loader = job.getClass().getClassLoader();
    return asked(settings)
        .withFallback(repeated.withOnlyPath("run"))
        .withFallback(submitted(settings))
        .withFallback(resource(loader, fileOf(job)))
        .withFallback(resource(loader, "conf/base.conf"))
        .resolve();
  }

  /** The file of a job's package: {@code conf/ch02_linear_regression.conf}. */
  static String fileOf(Job<?> job) {
    String path = job.getClass().getPackageName();
    return "conf/" + path.substring(path.lastIndexOf('.') + 1) + ".conf";
  }

  private static Config resource(ClassLoader loader, String path) {
    return ConfigFactory.parseResources(
        loader, path, ConfigParseOptions.defaults().setAllowMissing(false));
  }

  private static Config asked(Settings settings) {
    Config home = ConfigFactory.parseMap(Map.of("run.home", home()));
    Config asked = home;
    for (Map.Entry<String, String> entry : settings.run().entrySet()) {
      if (!RUN_KEYS.contains(entry.getKey())) {
        throw new UsageException(
            "no key run." + entry.getKey() + Nearest.question(entry.getKey(), RUN_KEYS));
      }
      asked = asked.withValue("run." + entry.getKey(), text(entry.getValue()));
    }
    return settings.smoke() ? asked.withValue("run.smoke", text("true")) : asked;
  }

  /** The project's folder, if it is at hand; the current one if nothing says. */
  public static String home() {
    return System.getProperty("leeml.home", System.getenv().getOrDefault("LEEML_HOME", "."));
  }

  /** The master that spark-submit has chosen; it stands above the files, below the caller. */
  private static Config submitted(Settings settings) {
    String master = System.getProperty("spark.master");
    return master == null || settings.run().containsKey("master")
        ? ConfigFactory.empty()
        : ConfigFactory.empty().withValue("run.master", text(master));
  }

  /** Spark's settings; what spark-submit was given stands above the files, below the caller. */
  private static Map<String, String> spark(Config files, Config repeated, Settings settings) {
    Map<String, String> spark = new TreeMap<>(sparkOf(files));
    spark.putAll(sparkOf(repeated));
    spark.keySet().removeIf(key -> System.getProperty(key) != null);
    spark.putAll(settings.spark());
    return spark;
  }

  private static Map<String, String> sparkOf(Config config) {
    Map<String, String> spark = new TreeMap<>();
    if (config.hasPath("spark")) {
      for (Map.Entry<String, ConfigValue> entry : config.getConfig("spark").entrySet()) {
        String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
        spark.put("spark." + key, entry.getValue().unwrapped().toString());
      }
    }
    return spark;
  }

  private static Config options(Config files, String job, Config repeated, Settings settings) {
    Config block = files.hasPath(job) ? files.getConfig(job) : ConfigFactory.empty();
    Config options = repeated.hasPath("options") ? repeated.getConfig("options") : block;
    if (settings.smoke() && block.hasPath(SMOKE)) {
      options = block.getConfig(SMOKE).withFallback(options);
    }
    options = options.withoutPath(SMOKE);
    for (Map.Entry<String, String> entry : settings.options().entrySet()) {
      options = options.withValue(ConfigUtil.quoteString(entry.getKey()), text(entry.getValue()));
    }
    return options;
  }

  private static String bare(String sparkKey) {
    return sparkKey.substring("spark.".length());
  }

  private static ConfigValue text(String value) {
    return ConfigValueFactory.fromAnyRef(value);
  }
}
