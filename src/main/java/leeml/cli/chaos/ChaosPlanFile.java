package leeml.cli.chaos;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import leeml.cli.chaos.ChaosPlan.Row;
import leeml.cli.chaos.Expectation.Kind;
import leeml.cli.chaos.fault.Fault;
import leeml.cli.chaos.fault.Faults;
import leeml.error.UsageException;
import leeml.job.Job;
import leeml.job.JobConfig;
import leeml.job.Jobs;
import leeml.job.KnownKeys;
import leeml.job.Options;
import leeml.job.Settings;
import leeml.spark.standalone.StandaloneCluster.Shape;

/**
 * A plan of faults as a file in HOCON:
 *
 * <pre>
 * title = "An executor is killed"
 * job = ch06.digits
 * fixed { epochs = 4, mllib-steps = 0 }
 * cluster { workers = 2, cores = 1, megabytes = 700 }
 * checkpoint-every = 5
 * metric = heldOutLoss
 * rows = [
 *   { fault = executor-killed, strategy = sync, round = 20, expect = same, timeout = 90 }
 *   { fault = executor-frozen, seconds = 20, strategy = "ssp:staleness=2", round = 20
 *     expect = within, tolerance = 0.1, timeout = 120, settings { spark.network.timeout = 60s } }
 * ]
 * </pre>
 *
 * <p>A key that does not exist is named with its line, and each row's settings are bound to the
 * job's options before anything runs.
 */
public final class ChaosPlanFile {

  private static final Set<String> KEYS =
      Set.of("title", "job", "fixed", "cluster", "checkpoint-every", "metric", "rows");
  private static final Set<String> CLUSTER_KEYS = Set.of("workers", "cores", "megabytes");
  private static final Set<String> ROW_KEYS =
      Set.of("fault", "seconds", "strategy", "round", "expect", "tolerance", "timeout", "settings");

  private final Path file;
  private final Config plan;
  private final KnownKeys keys;
  private final Job<?> job;
  private final Map<Class<?>, Function<String, ?>> parsers;

  private ChaosPlanFile(
      Path file, Config plan, Jobs jobs, Map<Class<?>, Function<String, ?>> parsers) {
    this.file = file;
    this.plan = plan;
    this.keys = new KnownKeys(file.toString(), "a plan");
    this.parsers = parsers;
    keys.require(plan, "", KEYS);
    this.job = jobs.find(plan.getString("job"));
  }

  /**
   * Reads a plan.
   *
   * @param home the project's folder, for {@code ${run.home}} in the plan
   * @param jobs among which it names one
   * @param parsers how the job's options are read from text
   * @throws UsageException naming file and line if it does not read, or has a wrong key
   */
  public static ChaosPlan read(
      Path file, String home, Jobs jobs, Map<Class<?>, Function<String, ?>> parsers) {
    if (!Files.isReadable(file)) {
      throw new UsageException("no plan " + file);
    }
    try {
      Config plan =
          ConfigFactory.parseFile(file.toFile())
              .resolveWith(ConfigFactory.parseMap(Map.of("run.home", home)));
      return new ChaosPlanFile(file, plan, jobs, parsers).plan();
    } catch (ConfigException e) {
      throw new UsageException("plan " + file + ": " + e.getMessage());
    }
  }

  private ChaosPlan plan() {
    Map<String, String> fixed = settings(plan, "fixed");
    List<Row> rows = new ArrayList<>();
    for (ConfigValue value : plan.getList("rows")) {
      if (!(value instanceof ConfigObject object)) {
        throw keys.mistake(value, "a row is " + value.unwrapped() + ", expected { fault = … }");
      }
      rows.add(row(object, fixed));
    }
    if (rows.isEmpty()) {
      throw keys.mistake(plan.getValue("rows"), "a plan has at least one row");
    }
    return new ChaosPlan(
        String.valueOf(file.getFileName()).replaceFirst("\\.conf$", ""),
        plan.getString("title"),
        Jobs.about(job).name(),
        fixed,
        shape(),
        atLeastOne(plan, "checkpoint-every"),
        plan.getString("metric"),
        rows,
        plan.root().unwrapped());
  }

  private Shape shape() {
    Config cluster = plan.getConfig("cluster");
    keys.require(cluster, "cluster.", CLUSTER_KEYS);
    int workers = cluster.getInt("workers");
    if (workers <= Fault.WORKER) {
      throw keys.mistake(
          cluster.getValue("workers"), "workers is " + workers + ", expected at least 2");
    }
    try {
      return new Shape(workers, cluster.getInt("cores"), cluster.getInt("megabytes"));
    } catch (IllegalArgumentException e) {
      throw keys.mistake(plan.getValue("cluster"), e.getMessage());
    }
  }

  private Row row(ConfigObject object, Map<String, String> fixed) {
    Config row = object.toConfig();
    keys.require(row, "", ROW_KEYS);
    Map<String, String> settings = row.hasPath("settings") ? settings(row, "settings") : Map.of();
    Row read =
        new Row(
            fault(row),
            row.getString("strategy"),
            atLeastOne(row, "round"),
            expectation(row),
            atLeastOne(row, "timeout"),
            settings);
    requireBinding(object, fixed, read);
    return read;
  }

  private Fault fault(Config row) {
    try {
      int seconds = row.hasPath("seconds") ? atLeastOne(row, "seconds") : 0;
      return Faults.of(row.getString("fault"), seconds);
    } catch (IllegalArgumentException e) {
      throw keys.mistake(row.getValue("fault"), e.getMessage());
    }
  }

  private Expectation expectation(Config row) {
    String expected = row.getString("expect");
    Kind kind =
        Stream.of(Kind.values())
            .filter(one -> word(one).equals(expected))
            .findFirst()
            .orElseThrow(
                () ->
                    keys.mistake(
                        row.getValue("expect"),
                        "expect is %s, expected one of %s".formatted(expected, words())));
    if ((kind == Kind.WITHIN) != row.hasPath("tolerance")) {
      throw keys.mistake(row.getValue("expect"), "tolerance goes with expect = within alone");
    }
    return new Expectation(kind, kind == Kind.WITHIN ? row.getDouble("tolerance") : 0);
  }

  private static List<String> words() {
    return Stream.of(Kind.values()).map(ChaosPlanFile::word).toList();
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private int atLeastOne(Config config, String key) {
    int value = config.getInt(key);
    if (value < 1) {
      throw keys.mistake(config.getValue(key), key + " is " + value + ", expected at least 1");
    }
    return value;
  }

  private Map<String, String> settings(Config config, String path) {
    Map<String, String> settings = new LinkedHashMap<>();
    Set<String> known = Options.of(job, parsers).keys();
    for (Map.Entry<String, ConfigValue> entry : config.getConfig(path).entrySet()) {
      String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
      if (!key.startsWith("spark.")) {
        keys.require(Jobs.about(job).name(), key, entry.getValue(), known);
      }
      settings.put(key, KnownKeys.text(entry.getValue()));
    }
    return settings;
  }

  /** A strategy or a value that does not read is found before anything runs. */
  private void requireBinding(ConfigValue where, Map<String, String> fixed, Row row) {
    Settings settings = Settings.none();
    Map<String, String> all = new LinkedHashMap<>(fixed);
    all.putAll(row.settings());
    all.put("strategy", row.strategy());
    for (Map.Entry<String, String> entry : all.entrySet()) {
      settings = settings.with(entry.getKey(), entry.getValue());
    }
    try {
      Options.of(job, parsers).bind(JobConfig.of(job, settings).options());
    } catch (UsageException e) {
      throw keys.mistake(where, e.getMessage());
    }
  }
}
