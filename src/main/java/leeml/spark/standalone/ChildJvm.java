package leeml.spark.standalone;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Java process that this one has started, with its output in a file. */
final class ChildJvm {

  /** Spark's own configuration of its log, whatever else the class path holds. */
  static final String LOG =
      "-Dlog4j2.configurationFile=classpath:org/apache/spark/log4j2-defaults.properties";

  /** Starts what follows in a session of its own, where no key of a terminal ends it. */
  private static final Path SESSION = Path.of("/usr/bin/setsid");

  private static final int HEAP_MEGABYTES = 512;
  private static final int PATIENCE_SECONDS = 10;
  private static final int TAIL_LINES = 15;

  private final String name;
  private final Process process;
  private final Path log;

  private ChildJvm(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a process that ends with this one, with its class path and module flags.
   *
   * @param role its name is for messages and the log file
   * @param folder for the log file
   * @param prefix the command that runs it; empty to run it as it is
   * @param environment set in place of every inherited variable of Spark's
   * @param properties system properties
   */
  static ChildJvm start(
      Role role,
      Path folder,
      List<String> prefix,
      Map<String, String> environment,
      Map<String, String> properties) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(java(properties));
    command.add(Tether.class.getName());
    command.addAll(role.mainAndArguments());
    return launch(role.name(), folder, environment, command, Redirect.PIPE);
  }

  /**
   * Starts a process that outlives this one and its terminal, with this JVM's class path and the
   * archive of its classes.
   *
   * @param environment set in place of every inherited variable of Spark's
   */
  static ChildJvm startDetached(Role role, Path folder, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Files.isExecutable(SESSION) ? SESSION.toString() : "nohup");
    command.addAll(java(Role.PROPERTIES));
    command.addAll(role.mainAndArguments());
    Redirect nothing = Redirect.from(new File("/dev/null"));
    return launch(role.name(), folder, environment, command, nothing);
  }

  private static List<String> java(Map<String, String> properties) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What this JVM was told to open is enough for Spark here, and so for Spark there.
    command.addAll(ownArguments("--add-opens=", "--add-modules="));
    command.addAll(ownArguments("-XX:SharedArchiveFile=", "-Xlog:cds"));
    command.add(LOG);
    // Masters and workers pass messages on: the fast compiler is enough, and they start sooner.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Xmx" + HEAP_MEGABYTES + "m");
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  private static ChildJvm launch(
      String name,
      Path folder,
      Map<String, String> environment,
      List<String> command,
      Redirect input) {
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(input)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(key -> key.matches("_?SPARK_.*"));
    builder.environment().putAll(environment);
    try {
      return new ChildJvm(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  /** What this JVM was started with that begins in one of these ways. */
  private static List<String> ownArguments(String... beginnings) {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> Stream.of(beginnings).anyMatch(argument::startsWith))
        .toList();
  }

  /** The process itself. */
  Process process() {
    return process;
  }

  /**
   * Nothing, if it runs.
   *
   * @throws IllegalStateException with the end of its log if it has ended
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "%s ended with exit code %d; %s ends in%n%s"
              .formatted(name, process.exitValue(), log, tail()));
    }
  }

  /** The last lines of its output. */
  String tail() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(cannot be read: " + e.getMessage() + ")";
    }
  }

  /** Asks it to end, and makes it if it does not within ten seconds; its own children too. */
  void stop() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    process.destroy();
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
