package leeml.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The flags that Spark needs, from each of the places that have them. */
final class JvmFlags {

  private JvmFlags() {}

  /** Of {@code conf/spark-defaults.conf}, for the driver. */
  static List<String> ofDriver() {
    return after("conf/spark-defaults.conf", "spark.driver.extraJavaOptions ", "");
  }

  /** Of {@code conf/spark-defaults.conf}, for executors. */
  static List<String> ofExecutors() {
    return after("conf/spark-defaults.conf", "spark.executor.extraJavaOptions ", "");
  }

  /** Of the build, for tests. */
  static List<String> ofBuild() {
    return after("pom.xml", "<spark.jvm.flags>", "</spark.jvm.flags>");
  }

  private static List<String> after(String file, String start, String end) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .map(String::strip)
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()).replace(end, "").strip())
          .map(flags -> List.of(flags.split(" +", -1)))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
