package leeml.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import leeml.cli.Leeml;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real faults on a real cluster; rows that must not pass are among them. */
@Tag("own-session")
@Tag("full") // five JVMs at once
@Tag("cluster")
class ChaosTest {

  private static final String PLAN =
      """
      title = "Faults of the test"
      job = ch06.digits
      fixed {
        data = "data/mnist-small", training = 1000, held-out = 100, hidden = [50], batch = 100
        epochs = 6, look-every = 6, workers = 2, mllib-steps = 0, accuracy = 0.01
      }
      cluster { workers = 2, cores = 1, megabytes = 600 }
      checkpoint-every = 4
      metric = heldOutLoss
      rows = [
        { fault = executor-killed, strategy = sync, round = 6, expect = same, timeout = 200 }
        { fault = driver-killed, strategy = sync, round = 10, expect = same, timeout = 200 }
        { fault = executor-killed, strategy = sync, round = 6, expect = error, timeout = 200 }
        { fault = driver-killed, strategy = sync, round = 6, expect = same, timeout = 1 }
      ]
      """;

  @TempDir private Path folder;

  @Test
  @Timeout(900)
  void rowsPassOrFailAsTheyShouldAndLeaveNoProcess() throws Exception {
    Path plan = Files.writeString(folder.resolve("faults.conf"), PLAN);
    Path out = folder.resolve("out");
    int before = children().size();
    assertThat(Leeml.execute("chaos", plan.toString(), "--out", out.toString())).isEqualTo(1);
    JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
    assertThat(result.path("status").asText()).isEqualTo("failed");
    assertThat(result.path("error").asText()).isEqualTo("2 of 4 rows failed");
    List<JsonNode> claims = new ArrayList<>();
    result.path("claims").forEach(claims::add);
    assertThat(claims.stream().map(claim -> claim.path("holds").asBoolean()))
        .containsExactly(true, true, false, false);
    assertThat(said(claims, 0)).contains("θ after 30 rounds the same bit for bit");
    assertThat(said(claims, 1)).contains("resumed: θ after 30 rounds the same bit for bit");
    assertThat(said(claims, 2)).contains("the run ended well all the same");
    assertThat(said(claims, 3)).contains("round 6 was not reached after 1 s");
    assertThat(Files.readString(out.resolve("report.html"))).contains("Faults of the test");
    assertThat(children()).hasSize(before);
  }

  private static String said(List<JsonNode> claims, int row) {
    return claims.get(row).path("claim").asText();
  }

  private static List<ProcessHandle> children() {
    return StreamSupport.stream(ProcessHandle.current().descendants().spliterator(), false)
        .filter(ProcessHandle::isAlive)
        .toList();
  }
}
