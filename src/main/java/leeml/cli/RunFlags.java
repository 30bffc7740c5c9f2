package leeml.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leeml.error.UsageException;
import leeml.job.Job;
import leeml.job.Options;
import leeml.job.Settings;
import picocli.CommandLine.Option;

/** The flags of every run. */
final class RunFlags {

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Where Spark runs (default local[*]).")
  private String master;

  @Option(names = "--data", paramLabel = "PATH", description = "Input, any Hadoop path.")
  private String data;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A key of the job, or run.KEY, or spark.KEY; may be given again.")
  private List<String> assignments = new ArrayList<>();

  @Option(names = "--strategy", paramLabel = "NAME", description = "How workers are combined.")
  private String strategy;

  @Option(names = "--workers", paramLabel = "N", description = "How many workers train.")
  private Integer workers;

  @Option(names = "--topology", paramLabel = "NAME", description = "The paths of vectors.")
  private String topology;

  @Option(names = "--compress", paramLabel = "NAME", description = "What is sent for a vector.")
  private String compress;

  @Option(names = "--partition", paramLabel = "NAME", description = "Which data goes where.")
  private String partition;

  @Option(names = "--cluster", paramLabel = "NAME", description = "Where workers live.")
  private String cluster;

  @Option(names = "--seed", paramLabel = "N", description = "Everything random derives from it.")
  private Long seed;

  @Option(names = "--smoke", description = "The same, small: seconds, with weaker claims.")
  private boolean smoke;

  @Option(names = "--out", paramLabel = "DIR", description = "The run folder, any Hadoop path.")
  private String out;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Keeps training there, any Hadoop path.")
  private String checkpoint;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "HOW",
      description = "rounds=N or seconds=S (default seconds=60).")
  private String checkpointEvery;

  @Option(names = "--resume", description = "Goes on from the last checkpoint there.")
  private boolean resume;

  @Option(names = "--config", paramLabel = "FILE", description = "Repeat a run's config.conf.")
  private Path config;

  @Option(names = "--json", description = "End standard output with result.json in one line.")
  private boolean json;

  boolean json() {
    return json;
  }

  /**
   * The settings that the flags make for a job.
   *
   * @throws UsageException if the job has no key for a flag or an assignment
   */
  Settings settings(Job<?> job) {
    Settings settings = smoke ? Settings.none().withSmoke() : Settings.none();
    if (config != null) {
      settings = settings.withConfig(config);
    }
    if (checkpointEvery != null && checkpoint == null && config == null) {
      throw new UsageException("--checkpoint-every: say where to, by --checkpoint DIR");
    }
    for (Map.Entry<String, Object> common : common().entrySet()) {
      settings = settings.with("run." + common.getKey(), common.getValue().toString());
    }
    for (String assignment : assignments) {
      settings = assign(settings, assignment);
    }
    Options<?> options = Options.of(job, Leeml.PARSERS);
    for (Map.Entry<String, Object> shorthand : shorthands().entrySet()) {
      refuseFlagWithoutKey(options, shorthand.getKey());
      settings = settings.with(shorthand.getKey(), shorthand.getValue().toString());
    }
    return settings;
  }

  private Map<String, Object> common() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("master", master);
    given.put("seed", seed);
    given.put("out", out);
    given.put("checkpoint", checkpoint);
    given.put("checkpoint-every", checkpointEvery);
    given.put("resume", resume ? true : null);
    given.values().removeIf(value -> value == null);
    return given;
  }

  private Map<String, Object> shorthands() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("data", data);
    given.put("strategy", strategy);
    given.put("workers", workers);
    given.put("topology", topology);
    given.put("compress", compress);
    given.put("partition", partition);
    given.put("cluster", cluster);
    given.values().removeIf(value -> value == null);
    return given;
  }

  private static void refuseFlagWithoutKey(Options<?> options, String key) {
    if (!options.keys().contains(key)) {
      throw new UsageException(
          "%s takes no --%s; its keys: %s"
              .formatted(options.job(), key, String.join(", ", options.keys())));
    }
  }

  /** Adds {@code key=value}. */
  static Settings assign(Settings settings, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new UsageException("--set " + assignment + ": expected key=value");
    }
    return settings.with(assignment.substring(0, equals), assignment.substring(equals + 1));
  }
}
