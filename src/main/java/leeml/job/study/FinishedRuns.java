package leeml.job.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leeml.job.JobConfig;
import leeml.report.RunResult.Status;

/**
 * The runs of a folder that are done, by what they ran: two runs are the same if their effective
 * configurations are, but for where they wrote and whether Spark showed its own page.
 */
final class FinishedRuns {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Path> byConfiguration = new HashMap<>();

  /** Looks through the folders in {@code runs}, which need not exist. */
  static FinishedRuns in(Path runs) throws IOException {
    FinishedRuns finished = new FinishedRuns();
    if (Files.isDirectory(runs)) {
      try (Stream<Path> folders = Files.list(runs)) {
        folders.filter(FinishedRuns::isDone).forEach(finished::add);
      }
    }
    return finished;
  }

  /** The folder of a finished run with this configuration. */
  Optional<Path> find(JobConfig config) {
    return Optional.ofNullable(byConfiguration.get(canonical(config)));
  }

  /** A short name for a configuration: eight hexadecimal digits. */
  static String fingerprint(JobConfig config) {
    return String.format(Locale.ROOT, "%08x", canonical(config).hashCode());
  }

  private void add(Path folder) {
    Config config = ConfigFactory.parseFile(folder.resolve("config.conf").toFile());
    byConfiguration.put(canonical(config), folder);
  }

  private static boolean isDone(Path folder) {
    try {
      Path result = folder.resolve("result.json");
      return Files.isReadable(result)
          && Files.isReadable(folder.resolve("config.conf"))
          && JSON.readTree(result.toFile()).path("status").asText().equals(Status.DONE.word());
    } catch (IOException | ConfigException e) {
      // A run that was cut off while it wrote is no finished run; it is run again.
      return false;
    }
  }

  private static String canonical(JobConfig config) {
    return canonical(ConfigFactory.parseString(config.render()));
  }

  /** A line a key, sorted. Numbers and lists from a file and from a command line read the same. */
  private static String canonical(Config config) {
    return config.withoutPath("run.out").withoutPath("run.ui").entrySet().stream()
        .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String text(ConfigValue value) {
    return value.unwrapped() instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(value.unwrapped());
  }
}
