package leeml.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import leeml.error.UsageException;

/**
 * The folder of one run: {@code result.json}, {@code metrics.jsonl}, {@code config.conf}, {@code
 * report.html}, {@code model/}, {@code log.txt}.
 *
 * <p>A file is written under a temporary name and then renamed, so that a reader never sees half of
 * one. The exception is {@code metrics.jsonl}, which grows during the run: each line goes to the
 * operating system as it is measured, so that a run that is killed keeps its lines. Numbers that
 * are not finite become the strings {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}.
 *
 * <p>Safe for use by several threads.
 */
public final class RunFolder implements AutoCloseable {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final String METRICS = "metrics.jsonl";
  private static final String PART = ".part";
  private static final List<String> WRITTEN =
      List.of(METRICS, "result.json", "config.conf", "report.html", "predictions.csv", "log.txt");
  private static final String PREDICTIONS = "predictions";
  private static final Set<String> FOLDERS = Set.of("model", "checkpoints", PREDICTIONS);

  private final Path path;
  private final OutputStream metrics;

  private RunFolder(Path path) throws IOException {
    this.path = path;
    Files.createDirectories(model());
    // Not a channel: an interrupt would close it under the run, and the rest would be lost.
    this.metrics = new FileOutputStream(path.resolve(METRICS).toFile());
  }

  /**
   * Makes the folder of a run that starts now.
   *
   * <p>A folder of an earlier run is used again: its files and predictions are removed, its {@code
   * model/} stays.
   *
   * @param out where; null for {@code runs/<job>-<yyyyMMdd-HHmmss>} under the working directory
   * @param job the job's name
   * @throws UsageException if {@code out} cannot be made, or holds anything but a run's files
   */
  public static RunFolder create(Path out, String job) {
    return create(out, job, Path.of("runs"), LocalDateTime.now(ZoneId.systemDefault()));
  }

  static RunFolder create(Path out, String job, Path runs, LocalDateTime now) {
    Path path = out == null ? runs.resolve(job + "-" + STAMP.format(now)) : out;
    try {
      return new RunFolder(out == null ? makeNew(path) : takeOver(path));
    } catch (IOException e) {
      throw new UsageException("cannot write to the run folder " + path + ": " + e);
    }
  }

  /** Where the folder is. */
  public Path path() {
    return path;
  }

  /** Where the model goes; exists, and is empty in a new folder. */
  public Path model() {
    return path.resolve("model");
  }

  /** Where the log goes; written by whoever logs. */
  public Path log() {
    return path.resolve("log.txt");
  }

  /** Adds a line to {@code metrics.jsonl}: what was measured in a round or a step. */
  public synchronized void metrics(Map<String, ?> measured) {
    byte[] line = (Json.line(measured) + "\n").getBytes(UTF_8);
    try {
      metrics.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot add to " + path.resolve(METRICS), e);
    }
  }

  /** Writes {@code config.conf}: the whole effective configuration. */
  public void config(String hocon) {
    write("config.conf", hocon);
  }

  /** Writes {@code result.json}. */
  public void result(RunResult result) {
    write("result.json", result.toJson());
  }

  /** Writes {@code report.html}, a page that was made from the result. */
  public void page(String html) {
    write("report.html", html);
  }

  /** Closes {@code metrics.jsonl}; the rest may still be written. */
  @Override
  public synchronized void close() {
    try {
      metrics.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path.resolve(METRICS), e);
    }
  }

  private synchronized void write(String name, String content) {
    Path target = path.resolve(name);
    Path part = path.resolve(name + PART);
    try {
      Files.writeString(part, content);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
  }

  /** Two runs that start in the same second get folders of their own. */
  private static Path makeNew(Path wanted) throws IOException {
    Files.createDirectories(wanted.toAbsolutePath().getParent());
    for (int attempt = 1; ; attempt++) {
      Path path =
          attempt == 1 ? wanted : wanted.resolveSibling(wanted.getFileName() + "-" + attempt);
      try {
        return Files.createDirectory(path);
      } catch (FileAlreadyExistsException e) {
        // The next number is tried.
      }
    }
  }

  private static Path takeOver(Path path) throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new UsageException("the run folder " + path + " is a file; name a folder");
    }
    Files.createDirectories(path);
    try (Stream<Path> entries = Files.list(path)) {
      for (Path entry : entries.toList()) {
        if (!belongs(entry.getFileName().toString())) {
          throw new UsageException(
              "the folder %s holds '%s', which no run wrote; name a new folder, or one of a run"
                  .formatted(path, entry.getFileName()));
        }
      }
    }
    for (String name : WRITTEN) {
      Files.deleteIfExists(path.resolve(name));
      Files.deleteIfExists(path.resolve(name + PART));
    }
    clear(path.resolve(PREDICTIONS));
    return path;
  }

  private static void clear(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.walk(folder)) {
        for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(entry);
        }
      }
    }
  }

  /** Whether a run writes a file or a folder of that name into its folder. */
  public static boolean belongs(String name) {
    String whole = name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name;
    return WRITTEN.contains(whole) || FOLDERS.contains(name);
  }
}
