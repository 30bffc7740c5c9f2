package leeml.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DataCommandTest {
  private final StringWriter out = new StringWriter();
  private final CommandLine command =
      new CommandLine(new DataCommand())
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(new StringWriter()))
          .setExecutionExceptionHandler(
              (thrown, line, result) -> {
                out.append(thrown.getMessage());
                return 99;
              });

  @Test
  void listsTheCatalogue() {
    assertThat(command.execute("list")).isZero();
    assertThat(out.toString())
        .containsPattern("fashion-mnist +55\\.0 MB")
        .contains("CC BY-SA 3.0")
        .contains("fetched: ");
  }

  @Test
  void verifiesWhatShips() {
    int code = command.execute("verify");
    assertThat(out.toString()).contains("mnist-small/train-images-idx3-ubyte.gz: ok");
    assertThat(code).isZero();
  }

  @Test
  void anUnknownSetIsSaidBeforeAnythingIsFetched() {
    assertThat(command.execute("fetch", "mnits")).isEqualTo(99);
    assertThat(out.toString()).contains("no data set 'mnits'; the nearest is 'mnist'");
  }

  @Test
  void fetchNeedsAName() {
    assertThat(command.execute("fetch")).isEqualTo(2);
  }
}
