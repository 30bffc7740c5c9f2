package leeml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import leeml.job.Jobs;
import leeml.job.fake.CountJob;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job through its own main: what is printed, what is written, which exit code. */
@Tag("own-session")
class LauncherTest {

  @TempDir private Path folder;

  @RegisterExtension private final Captured captured = new Captured();

  @Test
  void aRunThatIsDoneExitsWithZeroAndEndsInJson() throws IOException {
    assertThat(run("--json", "--smoke", "--seed", "5")).isZero();
    List<String> lines = captured.out().lines().toList();
    assertThat(lines).contains("counted to 3", "seed 5");
    JsonNode printed = json(lines.get(lines.size() - 1));
    JsonNode written = json(Files.readString(runFolder().resolve("result.json")));
    assertThat(printed).isEqualTo(written);
    assertThat(printed.get("status").asText()).isEqualTo("done");
    assertThat(printed.get("metrics").get("sum").asInt()).isEqualTo(6);
    assertThat(printed.get("claims").get(0).get("smoke").asBoolean()).isTrue();
    assertThat(runFolder().resolve("report.html")).isNotEmptyFile();
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void aClaimThatFailsExitsWithOne() {
    assertThat(run("--set", "ending=claim-fails")).isEqualTo(1);
    assertThat(captured.out()).contains("the sum is small").contains("FAILS");
  }

  @Test
  void aRunThatBreaksExitsWithOneInOneLineAndKeepsItsMetrics() throws IOException {
    assertThat(run("--set", "ending=throws")).isEqualTo(1);
    assertThat(mistake()).isEqualTo("leeml: IllegalStateException: it broke");
    JsonNode result = json(Files.readString(runFolder().resolve("result.json")));
    assertThat(result.get("status").asText()).isEqualTo("failed");
    assertThat(result.get("metrics").get("sum").asInt()).isEqualTo(55);
    assertThat(runFolder().resolve("log.txt")).content().contains("at leeml.job.fake.CountJob");
  }

  @Test
  void badInputExitsWithThree() {
    assertThat(run("--set", "ending=bad-input")).isEqualTo(3);
    assertThat(mistake()).isEqualTo("leeml: a.csv, line 7: 3 columns, expected 4");
  }

  @Test
  void badInputInATaskExitsWithThreeToo() {
    assertThat(run("--set", "ending=bad-input-in-a-task")).isEqualTo(3);
    assertThat(mistake()).isEqualTo("leeml: b.csv, line 1: not a number: x");
  }

  @Test
  void wrongUsageExitsWithTwoAndNamesTheNearest() {
    assertThat(run("--set", "ending=usage")).isEqualTo(2);
    assertThat(run("--set", "upto=3")).isEqualTo(2);
    assertThat(run("--set", "up-to=0")).isEqualTo(2);
    assertThat(run("--set", "up-to")).isEqualTo(2);
    assertThat(run("--workers", "2")).isEqualTo(2);
    assertThat(run("--smok")).isEqualTo(2);
    assertThat(run("--seed", "x")).isEqualTo(2);
    assertThat(run("--master", "lokal")).isEqualTo(2);
    assertThat(captured.err().lines())
        .hasSize(8)
        .anyMatch(line -> line.contains("--data is a folder, expected a file"))
        .anyMatch(line -> line.contains("has no key upto; did you mean up-to?"))
        .anyMatch(line -> line.contains("fake.count: up-to is 0, expected at least 1"))
        .anyMatch(line -> line.contains("--set up-to: expected key=value"))
        .anyMatch(line -> line.contains("fake.count takes no --workers"))
        .anyMatch(line -> line.contains("unknown flag --smok; did you mean --smoke?"))
        .anyMatch(line -> line.contains("--seed"))
        .anyMatch(line -> line.contains("--master lokal: expected local[n]"));
  }

  @Test
  @Timeout(30)
  void aMasterThatCannotBeReachedIsOneLine() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(run("--master", "spark://127.0.0.1:" + port)).isEqualTo(1);
    assertThat(mistake()).contains("no Spark master answers at spark://127.0.0.1:" + port);
  }

  @Test
  void helpListsTheKeys() {
    assertThat(Launcher.execute(CountJob.class, "--help")).isZero();
    assertThat(captured.out())
        .contains("up-to")
        .contains("the last number, at least 1")
        .contains("--master");
  }

  @Test
  void verifyShowsEveryClaimAndEndsInJson() throws IOException {
    VerifyCommand verify = new VerifyCommand(Jobs.of("job", List.of(new CountJob())));
    int code =
        Leeml.commandLine(verify)
            .execute("fake", "--smoke", "--master", "local[1]", "--json", "--out", "" + folder);
    assertThat(code).isZero();
    List<String> lines = captured.out().lines().toList();
    assertThat(lines).anyMatch(line -> line.matches("1.2 +the sum is not negative +6 .*holds.*"));
    JsonNode runs = json(lines.get(lines.size() - 1)).get("runs");
    assertThat(runs).hasSize(1);
    assertThat(runs.get(0).get("job").asText()).isEqualTo("fake.count");
  }

  @Test
  @Timeout(90)
  void aRunThatIsStoppedKeepsWhatItMeasured() throws Exception {
    Process child = new ProcessBuilder(childCommand()).redirectErrorStream(true).start();
    try (var lines = child.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.equals("sleeping")) {
        line = lines.readLine();
      }
      assertThat(line).as("the job has started").isEqualTo("sleeping");
      child.destroy();
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    JsonNode result = json(Files.readString(runFolder().resolve("result.json")));
    assertThat(result.get("status").asText()).isEqualTo("interrupted");
    assertThat(result.get("metrics").get("sum").asInt()).isEqualTo(55);
    assertThat(runFolder().resolve("report.html")).isNotEmptyFile();
  }

  private List<String> childCommand() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JvmFlags.ofDriver());
    command.add("-XX:TieredStopAtLevel=1"); // it lives for seconds
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CountJob.class.getName());
    command.addAll(List.of("--master", "local[1]", "--set", "ending=sleeps"));
    command.addAll(List.of("--out", runFolder().toString()));
    return command;
  }

  private int run(String... flags) {
    List<String> arguments = new ArrayList<>(List.of("--out", runFolder().toString()));
    if (!List.of(flags).contains("--master")) {
      arguments.addAll(List.of("--master", "local[1]"));
    }
    arguments.addAll(List.of(flags));
    return Launcher.execute(CountJob.class, arguments.toArray(String[]::new));
  }

  private Path runFolder() {
    return folder.resolve("run");
  }

  private String mistake() {
    assertThat(captured.err().lines()).hasSize(1);
    return captured.err().strip();
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
