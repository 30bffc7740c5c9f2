package leeml.job.checkpoint;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import leeml.data.file.CheckpointFiles;
import leeml.error.UsageException;
import leeml.job.JobConfig;
import leeml.train.checkpoint.Checkpoints;
import org.apache.hadoop.conf.Configuration;

/**
 * The checkpoints of a job's fits: {@code DIR/ch06.digits/digits}. A name that the job uses again
 * gets a number; a job makes its fits in the same order each time, so each finds its own again.
 */
public final class FitCheckpoints {

  /** Of the job's keys, those that a fit cannot know and must not change under it. */
  private static final List<String> KEYS = List.of("data", "partition", "optimizer");

  private final Configuration hadoop;
  private final CheckpointSettings settings;
  private final JobConfig config;
  private final Consumer<String> say;
  private final Map<String, Integer> used = new HashMap<>();

  /**
   * Of a job that has made no fit yet.
   *
   * @param say takes a line for the person watching
   */
  public FitCheckpoints(
      Configuration hadoop, CheckpointSettings settings, JobConfig config, Consumer<String> say) {
    this.hadoop = hadoop;
    this.settings = settings;
    this.config = config;
    this.say = say;
  }

  /**
   * Of the job's next fit.
   *
   * @throws UsageException if the folder's file system cannot be reached
   */
  public synchronized Checkpoints next(String fit) {
    String name = folderName(fit);
    int time = used.merge(name, 1, Integer::sum);
    String own = time == 1 ? name : name + "-" + time;
    String folder = settings.folder() + "/" + config.job() + "/" + own;
    try {
      return new Checkpoints(
          new CheckpointFiles(hadoop, folder),
          settings.interval(),
          settings.keep(),
          settings.resume(),
          facts(own),
          line -> say.accept(fit + ": " + line));
    } catch (IOException e) {
      throw new UsageException(
          "--checkpoint %s cannot be reached: %s".formatted(settings.folder(), e.getMessage()));
    }
  }

  /** Whether there was no fit at all. */
  public synchronized boolean isUnused() {
    return used.isEmpty();
  }

  private Map<String, String> facts(String fit) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("job", config.job());
    facts.put("fit", fit);
    Config options = config.options();
    for (String key : KEYS) {
      String path = ConfigUtil.quoteString(key);
      if (options.hasPath(path)) {
        facts.put("--set " + key, options.getValue(path).unwrapped().toString());
      }
    }
    return facts;
  }

  /** A name that is one folder on every file system, and never leads out of it. */
  static String folderName(String fit) {
    String name = fit.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return name.isEmpty() ? "fit" : name;
  }
}
