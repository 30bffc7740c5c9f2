package leeml.job.study;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import leeml.error.UsageException;
import leeml.job.Job;
import leeml.job.Jobs;
import leeml.job.KnownKeys;
import leeml.job.Options;

/**
 * A plan as a file in HOCON:
 *
 * <pre>
 * title = "How long may workers go without talking?"
 * job = ch06.digits
 * fixed { epochs = 4, workers = 2 }
 * grid {
 *   strategy = [sync, "local-sgd:period=16"]
 *   # a value may set several keys
 *   optimizer = ["sgd:rate=0.1", { label = slow, optimizer = "sgd:rate=0.01", epochs = 8 }]
 * }
 * seeds = [1, 2, 3]
 * compare { loss = heldOutLoss, score = accuracy, target = 0.9 }
 * smoke { seeds = [1] }
 * </pre>
 *
 * <p>The grid is every value of a key with every value of the others. A {@code smoke} block stands
 * above the rest in a small study. A key that does not exist is named with its line.
 */
public final class PlanFile {

  private static final Set<String> KEYS =
      Set.of("title", "question", "notice", "job", "fixed", "grid", "seeds", "compare", "smoke");
  private static final Set<String> COMPARE_KEYS = Set.of("loss", "score", "better", "target");
  private static final String LABEL = "label";

  /** Keys whose values say what they are of. */
  private static final Set<String> SPEAKING =
      Set.of("strategy", "compress", "topology", "partition", "cluster", "optimizer");

  private final Path file;
  private final Config plan;
  private final Job<?> job;
  private final Set<String> jobKeys;
  private final KnownKeys keys;

  private PlanFile(Path file, Config plan, Jobs jobs, Map<Class<?>, Function<String, ?>> parsers) {
    this.file = file;
    this.plan = plan;
    this.keys = new KnownKeys(file.toString(), "a plan");
    keys.require(plan, "", KEYS);
    this.job = jobs.find(plan.getString("job"));
    this.jobKeys = Options.of(job, parsers).keys();
  }

  /**
   * Reads a plan.
   *
   * @param home the project's folder, for {@code ${run.home}} in the plan
   * @param smoke whether the plan's smoke block counts
   * @param jobs among which it names one
   * @param parsers how the job's options are read from text
   * @throws UsageException naming file and line if it does not read, or has a wrong key
   */
  public static Plan read(
      Path file,
      String home,
      boolean smoke,
      Jobs jobs,
      Map<Class<?>, Function<String, ?>> parsers) {
    if (!Files.isReadable(file)) {
      throw new UsageException("no plan " + file);
    }
    try {
      Config whole =
          ConfigFactory.parseFile(file.toFile())
              .resolveWith(ConfigFactory.parseMap(Map.of("run.home", home)));
      Config plan =
          smoke && whole.hasPath("smoke") ? whole.getConfig("smoke").withFallback(whole) : whole;
      return new PlanFile(file, plan, jobs, parsers).plan();
    } catch (ConfigException e) {
      throw new UsageException("plan " + file + ": " + e.getMessage());
    }
  }

  private Plan plan() {
    String fileName = String.valueOf(file.getFileName());
    return new Plan(
        fileName.replaceFirst("\\.conf$", ""),
        plan.getString("title"),
        text("question"),
        text("notice"),
        job,
        variants(),
        plan.getLongList("seeds"),
        comparison(),
        plan.withoutPath("smoke").root().unwrapped());
  }

  private Comparison comparison() {
    Config compare = plan.getConfig("compare");
    keys.require(compare, "compare.", COMPARE_KEYS);
    String better = compare.hasPath("better") ? compare.getString("better") : "higher";
    if (!Set.of("higher", "lower").contains(better)) {
      throw keys.mistake(
          compare.getValue("better"), "better is " + better + ", expected higher or lower");
    }
    return new Comparison(
        compare.hasPath("loss") ? compare.getString("loss") : "loss",
        compare.getString("score"),
        better.equals("higher"),
        compare.hasPath("target") ? compare.getDouble("target") : Double.NaN);
  }

  private List<Variant> variants() {
    Map<String, String> fixed = new LinkedHashMap<>();
    if (plan.hasPath("fixed")) {
      plan.getConfig("fixed").entrySet().forEach(entry -> fixed.put(key(entry), value(entry)));
    }
    List<Variant> variants = List.of(new Variant("", fixed));
    if (plan.hasPath("grid")) {
      Config grid = plan.getConfig("grid");
      for (Map.Entry<String, ConfigValue> axis : inOrder(grid)) {
        variants = times(variants, key(axis), grid.getList(axis.getKey()));
      }
    }
    requireDistinct(variants);
    return variants;
  }

  private void requireDistinct(List<Variant> variants) {
    Set<String> labels = variants.stream().map(Variant::label).collect(Collectors.toSet());
    if (labels.size() < variants.size()) {
      throw keys.mistake(
          plan.getValue("grid"),
          "two of its combinations have the same label; give values a label of their own");
    }
  }

  private List<Variant> times(List<Variant> variants, String key, Collection<ConfigValue> values) {
    List<Variant> all = new ArrayList<>();
    for (Variant variant : variants) {
      for (ConfigValue value : values) {
        all.add(
            value.valueType() == ConfigValueType.OBJECT
                ? withKeys(variant, ((ConfigObject) value).toConfig())
                : variant.and(
                    values.size() == 1 ? "" : part(key, KnownKeys.text(value)),
                    Map.of(key, KnownKeys.text(value))));
      }
    }
    return all;
  }

  private Variant withKeys(Variant variant, Config keys) {
    Map<String, String> values = new LinkedHashMap<>();
    keys.withoutPath(LABEL).entrySet().forEach(entry -> values.put(key(entry), value(entry)));
    String label = keys.hasPath(LABEL) ? keys.getString(LABEL) : String.join(", ", values.values());
    return variant.and(label, values);
  }

  private static String part(String key, String value) {
    return SPEAKING.contains(key) ? value : key + " " + value;
  }

  /** The entries as the file has them; the library keeps no order. */
  private static List<Map.Entry<String, ConfigValue>> inOrder(Config config) {
    return config.entrySet().stream()
        .sorted(
            (a, b) ->
                Integer.compare(
                    a.getValue().origin().lineNumber(), b.getValue().origin().lineNumber()))
        .toList();
  }

  /** A key of the job, of the run or of Spark. */
  private String key(Map.Entry<String, ConfigValue> entry) {
    String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
    if (!key.startsWith("run.") && !key.startsWith("spark.")) {
      keys.require(Jobs.about(job).name(), key, entry.getValue(), jobKeys);
    }
    return key;
  }

  private static String value(Map.Entry<String, ConfigValue> entry) {
    return KnownKeys.text(entry.getValue());
  }

  private String text(String key) {
    return plan.hasPath(key) ? plan.getString(key).strip() : "";
  }
}
