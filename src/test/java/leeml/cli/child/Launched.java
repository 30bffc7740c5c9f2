package leeml.cli.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import leeml.cli.Leeml;
import leeml.spark.defaults.SparkDefaults;

/**
 * The command line in a JVM of its own and from a jar, as the launcher starts it: laid out in a
 * folder as a build lays it out.
 *
 * @param folder of the jar
 * @param environment beside what is inherited
 */
public record Launched(Path folder, Map<String, String> environment) implements AutoCloseable {

  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));
  private static final int PATIENCE_SECONDS = 480;

  /**
   * How a command ended.
   *
   * @param out standard output, and standard error where that is said
   */
  public record Ended(int code, List<String> out, List<String> err) {

    /** {@code result.json}, which {@code --json} prints last. */
    public JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out.get(out.size() - 1));
    }

    /** All of it, for a message. */
    public String all() {
      return code + "\n" + String.join("\n", out) + "\n" + String.join("\n", err);
    }
  }

  /** Packs what this JVM runs: the project's classes in a jar, all others beside it. */
  public static Launched layOut(Path folder, Map<String, String> environment) throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    Path jars = Files.createDirectories(folder.resolve("spark-jars"));
    List<Path> folders = new ArrayList<>();
    for (String entry : SEPARATOR.split(System.getProperty("java.class.path"), -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (entry.isEmpty()) {
        continue; // the current folder, with all of the project
      }
      if (Files.isDirectory(path)) {
        folders.add(path);
      } else if (Files.isReadable(path) && !path.toString().contains("minicluster")) {
        Files.createSymbolicLink(jars.resolve(path.getFileName()), path);
      }
    }
    pack(folders, folder.resolve("leeml.jar"));
    try (Stream<Path> links = Files.list(jars)) {
      List<String> paths = links.map(Path::toString).sorted().toList();
      Files.writeString(folder.resolve("spark.classpath"), String.join(File.pathSeparator, paths));
    }
    return new Launched(folder, environment);
  }

  private static void pack(List<Path> folders, Path jar) throws IOException {
    Set<String> packed = new HashSet<>();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path root : folders) {
        for (Path file : filesOf(root)) {
          String name = root.relativize(file).toString();
          if (packed.add(name)) {
            out.putNextEntry(new JarEntry(name));
            Files.copy(file, out);
          }
        }
      }
    }
  }

  private static List<Path> filesOf(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** The folder of the jars that stand for Spark's. */
  public Path sparkJars() {
    return folder.resolve("spark-jars");
  }

  /** Removes the links, which who clears the folder would wonder about. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> links = Files.list(sparkJars())) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
  }

  /** Runs a command to its end. */
  public Ended run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("%s did not end: %s".formatted(List.of(arguments), read(err)));
    }
    return new Ended(process.exitValue(), read(out), read(err));
  }

  private static List<String> read(Path file) throws IOException {
    return Files.readAllLines(file, UTF_8);
  }

  private String classPath() {
    List<String> entries = new ArrayList<>();
    entries.add(folder.resolve("leeml.jar").toString());
    entries.add(sparkJars().resolve("*").toString());
    String hadoop = environment.getOrDefault("HADOOP_CONF_DIR", "");
    if (!hadoop.isEmpty()) {
      entries.add(hadoop);
    }
    return String.join(File.pathSeparator, entries);
  }

  /** A command that is still to be started. */
  public ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String flags = SparkDefaults.read().get("spark.driver.extraJavaOptions");
    command.addAll(List.of(flags.split(" +", -1)));
    command.add("-Dleeml.home=" + Path.of("").toAbsolutePath());
    command.add("-cp");
    command.add(classPath());
    command.add(Leeml.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("SPARK_HOME");
    builder.environment().putAll(environment);
    return builder;
  }
}
