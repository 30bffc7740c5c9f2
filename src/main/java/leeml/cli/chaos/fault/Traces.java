package leeml.cli.chaos.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run left that a fault struck.
 *
 * @param folder the run folder
 * @param exitCode of its driver
 */
public record Traces(Path folder, int exitCode) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether the log has a piece of text. */
  boolean logHas(String text) {
    return lines("log.txt").stream().anyMatch(line -> line.contains(text));
  }

  /** Seconds of the longest round; 0 without any. */
  double longestRound() {
    return lines("metrics.jsonl").stream().mapToDouble(Traces::seconds).max().orElse(0);
  }

  private static double seconds(String line) {
    try {
      JsonNode round = JSON.readTree(line);
      return round.path("seconds").asDouble();
    } catch (IOException e) {
      return 0; // the last line of a driver that was killed may be half of one
    }
  }

  private List<String> lines(String name) {
    try {
      return Files.readAllLines(folder.resolve(name));
    } catch (IOException e) {
      return List.of();
    }
  }
}
