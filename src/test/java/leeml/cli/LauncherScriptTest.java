package leeml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code leeml}, with programs in the places of Maven and Java that say what they do.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherScriptTest {

  private static final String MAVEN =
      """
      #!/bin/sh
      echo build >>builds
      while [ -e two ] && ! grep -q waiting one.txt two.txt; do sleep 0.1; done
      touch target/leeml-1.jar target/classpath
      """;

  /** Leaves an archive of classes where it is asked for one, as the JVM does. */
  private static final String JAVA =
      """
      #!/bin/sh
      for flag; do case $flag in -XX:ArchiveClassesAtExit=*) touch "${flag#*=}" ;; esac; done
      echo "ran ${flag}"
      """;

  @TempDir private Path folder;

  @BeforeEach
  void project() throws IOException {
    for (String file : List.of("leeml", "conf/spark-defaults.conf")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.copy(Path.of(file), folder.resolve(file));
    }
    for (String sources : List.of("src/main", "src/peer", "jobs")) {
      Files.createDirectories(folder.resolve(sources));
    }
    Files.createFile(folder.resolve("pom.xml"));
    program("bin/mvn", MAVEN);
    program("jdk/bin/java", JAVA);
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
  }

  private void program(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertThat(Files.writeString(file, text).toFile().setExecutable(true)).isTrue();
  }

  private Process start(String name) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(folder.resolve("leeml").toString(), name);
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().merge("PATH", folder + "/bin:", (path, own) -> own + path);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".txt").toFile())
        .start();
  }

  private String end(Process process, String name) throws Exception {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(folder.resolve(name + ".txt"));
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @Test
  @Timeout(90)
  void twoAtOnceMakeOneBuildAndBothRun() throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "flock"))),
        "without flock two builds are not kept apart");
    Files.createFile(folder.resolve("two")); // the build goes on until the other waits for it
    Process first = start("one");
    Process second = start("two");
    assertThat(List.of(end(first, "one"), end(second, "two")))
        .allMatch(said -> said.contains("ran "))
        .filteredOn(said -> said.contains("waiting for the build that is under way here"))
        .hasSize(1);
    assertThat(Files.readAllLines(folder.resolve("builds"))).containsExactly("build");
  }

  @Test
  @Timeout(90)
  void whatIsBuiltIsBuiltAgainWhenASourceIsNewer() throws Exception {
    end(start("one"), "one");
    end(start("two"), "two");
    assertThat(Files.readAllLines(folder.resolve("builds"))).hasSize(1);
    Files.createFile(folder.resolve("src/main/New.java"));
    end(start("three"), "three");
    assertThat(Files.readAllLines(folder.resolve("builds"))).hasSize(2);
  }
}
