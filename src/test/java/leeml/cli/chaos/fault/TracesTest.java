package leeml.cli.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tells that a fault has hit a run. */
class TracesTest {

  @TempDir private Path folder;

  private Traces traces(String log, String metrics, int exitCode) throws IOException {
    Files.writeString(folder.resolve("log.txt"), log);
    Files.writeString(folder.resolve("metrics.jsonl"), metrics);
    return new Traces(folder, exitCode);
  }

  @Test
  void aRunThatNothingBefellFeelsNothing() throws IOException {
    Traces calm = traces("all is well\n", "{\"seconds\":0.5}\n{\"seconds\":1.5}\n", 0);
    assertThat(calm.longestRound()).isEqualTo(1.5);
    for (Fault fault :
        new Fault[] {
          new ExecutorKilled(),
          new ExecutorFrozen(20),
          new DriverKilled(),
          new DiskFull(),
          new NetworkCut()
        }) {
      assertThat(fault.isFelt(calm)).as(fault.name()).isFalse();
    }
  }

  @Test
  void eachFaultIsKnownByWhatItLeaves() throws IOException {
    Traces lost = traces("ERROR Lost executor 1 on 127.0.0.1\n", "", 0);
    assertThat(new ExecutorKilled().isFelt(lost)).isTrue();
    assertThat(new ExecutorFrozen(20).isFelt(lost)).isTrue();
    assertThat(new NetworkCut().isFelt(lost)).isTrue();
    assertThat(new DiskFull().isFelt(traces("No space left on device", "", 1))).isTrue();
    assertThat(new DriverKilled().isFelt(traces("", "", 137))).isTrue();
    Traces slow = traces("", "{\"seconds\":19.5}\n{\"seco", 0);
    assertThat(new ExecutorFrozen(20).isFelt(slow)).isTrue();
  }

  @Test
  void aRunThatLeftNoFilesHasFeltNothing() {
    Traces none = new Traces(folder.resolve("none"), 0);
    assertThat(none.longestRound()).isZero();
    assertThat(new ExecutorKilled().isFelt(none)).isFalse();
  }

  @Test
  void aCommandSaysWhyItFailed() {
    assertThat(HostCommand.attempt("true")).isEmpty();
    assertThat(HostCommand.attempt("sh", "-c", "echo no room >&2; exit 3")).contains("no room");
    assertThat(HostCommand.attempt("no-such-command"))
        .contains("there is no command no-such-command");
  }
}
