package leeml.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leeml.job.JobConfig;
import leeml.job.Settings;
import leeml.job.fake.CountJob;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Tag("own-session")
class SessionsTest {

  private final CountJob job = new CountJob();
  private final Settings local = Settings.none().with("run.master", "local[1]");

  @Test
  void aSessionIsKeptWhileItsSettingsAreTheSame() throws IOException {
    try (Sessions sessions = new Sessions()) {
      SparkSession first = sessions.open(JobConfig.of(job, local));
      assertThat(sessions.open(JobConfig.of(job, local.with("up-to", "2")))).isSameAs(first);
      SparkSession other = sessions.open(JobConfig.of(job, local.with("spark.app.id", "x")));
      assertThat(other).isNotSameAs(first);
      assertThat(first.sparkContext().isStopped()).isTrue();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aLocalSessionListensOnTheLoopbackOnly() throws IOException {
    try (Sessions sessions = new Sessions()) {
      JobConfig config = JobConfig.of(job, local.with("run.ui", "true"));
      assertThat(sessions.open(config).range(10).count()).isEqualTo(10);
      List<String> listening = listening();
      assertThat(listening).isNotEmpty();
      assertThat(listening)
          .allMatch(
              address ->
                  address.equals("0100007F") // 127.0.0.1
                      || address.equals("0000000000000000FFFF00000100007F") // ::ffff:127.0.0.1
                      || address.equals("00000000000000000000000001000000")); // ::1
    }
  }

  /** The local addresses, as the kernel writes them, of this process's listening sockets. */
  private static List<String> listening() throws IOException {
    Set<String> own = ownSockets();
    return Stream.concat(lines("/proc/net/tcp"), lines("/proc/net/tcp6"))
        .map(line -> line.strip().split(" +", -1))
        .filter(fields -> fields[3].equals("0A") && own.contains("socket:[" + fields[9] + "]"))
        .map(fields -> fields[1].substring(0, fields[1].indexOf(':')))
        .toList();
  }

  private static Stream<String> lines(String file) throws IOException {
    return Files.readAllLines(Path.of(file)).stream().skip(1);
  }

  private static Set<String> ownSockets() throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.map(SessionsTest::target).collect(Collectors.toSet());
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed since it was listed
    }
  }
}
