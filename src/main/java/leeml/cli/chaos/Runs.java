package leeml.cli.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leeml.cli.chaos.ChaosPlan.Row;
import leeml.cli.chaos.Ground.Plot;
import org.apache.commons.io.file.PathUtils;

/**
 * What the runs of a plan are told, and where they leave what.
 *
 * @param out the plan's folder, absolute
 */
record Runs(ChaosPlan plan, Path out) {

  private static final List<String> FOLDERS = List.of("clusters", "runs", "checkpoints");

  /** Removes what an earlier plan left. */
  void clear() throws IOException {
    for (String name : FOLDERS) {
      Path folder = out.resolve(name);
      if (Files.exists(folder)) {
        PathUtils.deleteDirectory(folder);
      }
      Files.createDirectories(folder);
    }
  }

  /** Where the clusters have their logs and work. */
  Path clusters() {
    return out.resolve("clusters");
  }

  /** A run folder. */
  Path run(String name) {
    return out.resolve("runs").resolve(name);
  }

  private Path checkpoints(String kept) {
    return out.resolve("checkpoints").resolve(kept);
  }

  /** The keys of a row's runs, the job's and Spark's. */
  Map<String, String> settings(Row row) {
    Map<String, String> settings = new LinkedHashMap<>(plan.fixed());
    settings.putAll(row.settings());
    settings.put("strategy", row.strategy());
    return settings;
  }

  /**
   * Starts a driver.
   *
   * @param name of its run folder
   * @param kept of its folder of checkpoints, which a second driver goes on from
   * @param more flags
   */
  Driver start(Plot plot, Map<String, String> settings, String name, String kept, String... more) {
    List<String> arguments = new ArrayList<>(List.of(plan.job()));
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    arguments.addAll(List.of("--checkpoint", checkpoints(kept).toString()));
    arguments.addAll(List.of("--checkpoint-every", "rounds=" + plan.checkpointEvery()));
    arguments.addAll(List.of(more));
    return Driver.start(plot.cluster(), plot.folder(), run(name), arguments);
  }

  /** What a driver has left that has ended. */
  Ending ending(Driver driver, String name, String kept, int exitCode) throws IOException {
    return Ending.read(
        exitCode,
        driver.log(),
        run(name),
        checkpoints(kept).resolve(plan.job()),
        plan.metric(),
        driver.seconds());
  }
}
