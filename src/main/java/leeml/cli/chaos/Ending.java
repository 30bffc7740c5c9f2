package leeml.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import leeml.data.file.CheckpointFiles;
import leeml.train.checkpoint.Checkpoint;
import leeml.train.checkpoint.CheckpointFormat;
import org.apache.hadoop.conf.Configuration;

/**
 * How a driver ended, and what it left.
 *
 * @param exitCode of its process
 * @param sentence what it said was wrong; empty if nothing
 * @param last the last checkpoint of each fit by the fit's name; empty if none were kept
 * @param metric the plan's; NaN if the run did not get so far
 * @param seconds from its start to its end
 */
record Ending(
    int exitCode, String sentence, Map<String, Checkpoint> last, double metric, double seconds) {

  private static final String SAYS = "leeml: ";

  /**
   * Of a driver that has ended.
   *
   * @param log what it wrote to standard output and standard error
   * @param run its run folder
   * @param checkpoints of its job, a folder a fit; need not be there
   */
  static Ending read(
      int exitCode, Path log, Path run, Path checkpoints, String metric, double seconds)
      throws IOException {
    return new Ending(exitCode, sentence(log), last(checkpoints), metric(run, metric), seconds);
  }

  private static String sentence(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.startsWith(SAYS))
          .reduce((first, second) -> second)
          .map(line -> line.substring(SAYS.length()))
          .orElse("");
    }
  }

  private static Map<String, Checkpoint> last(Path checkpoints) throws IOException {
    Map<String, Checkpoint> last = new TreeMap<>();
    if (!Files.isDirectory(checkpoints)) {
      return last;
    }
    try (Stream<Path> fits = Files.list(checkpoints)) {
      for (Path fit : fits.toList()) {
        CheckpointFiles files = new CheckpointFiles(new Configuration(), fit.toString());
        SortedSet<Long> rounds = files.rounds();
        if (!rounds.isEmpty()) {
          last.put(
              fit.getFileName().toString(),
              files.read(
                  rounds.last(),
                  (InputStream in, long length) -> CheckpointFormat.read(in, length)));
        }
      }
    }
    return last;
  }

  private static double metric(Path run, String name) throws IOException {
    Path file = run.resolve("result.json");
    if (!Files.exists(file)) {
      return Double.NaN;
    }
    JsonNode value = new ObjectMapper().readTree(file.toFile()).path("metrics").path(name);
    return value.isNumber() ? value.asDouble() : Double.NaN;
  }

  boolean isGood() {
    return exitCode == 0;
  }

  /** What differs from another run's parameters; empty if they are the same bit for bit. */
  Optional<String> difference(Ending other) {
    if (last.isEmpty()) {
      return Optional.of("no checkpoint was left");
    }
    if (!last.keySet().equals(other.last.keySet())) {
      return Optional.of("fits " + last.keySet() + " in place of " + other.last.keySet());
    }
    for (Map.Entry<String, Checkpoint> fit : last.entrySet()) {
      Checkpoint here = fit.getValue();
      Checkpoint there = other.last.get(fit.getKey());
      if (here.round() != there.round()) {
        return Optional.of(
            "%s ended after %d rounds in place of %d"
                .formatted(fit.getKey(), here.round(), there.round()));
      }
      if (!Arrays.equals(here.theta(), there.theta())) {
        return Optional.of("θ of %s is another".formatted(fit.getKey()));
      }
    }
    return Double.compare(metric, other.metric) == 0
        ? Optional.empty()
        : Optional.of("the metric is %s in place of %s".formatted(metric, other.metric));
  }

  /** Rounds of the last checkpoints, all fits together. */
  long rounds() {
    return last.values().stream().mapToLong(Checkpoint::round).sum();
  }
}
