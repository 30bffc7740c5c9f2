package leeml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import leeml.data.TestFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("own-session")
class GenerateCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();

  private int generate(String flags) {
    String[] args = ("data generate " + flags.replace("OUT", folder + "/new")).split(" ", -1);
    return Leeml.commandLine(new Leeml()).setOut(new PrintWriter(out)).execute(args);
  }

  @Test
  void writesAndSaysHowMuch() throws Exception {
    assertThat(generate("blobs --rows 500 --out OUT --partitions 2 --columns 3 --master local[2]"))
        .isZero();
    assertThat(out.toString()).contains("blobs: 500 rows, ").contains(" bytes in 2 files, ");
    List<String> files = TestFiles.namesIn(folder.resolve("new"));
    assertThat(files).contains("rows-r-00000.csv", "rows-r-00001.csv", "_SUCCESS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trees --rows 5 --out OUT", // no such kind
        "blobs --out OUT",
        "blobs --rows 5",
        "blobs --rows 0 --out OUT",
        "blobs --rows 5 --partitions 6 --out OUT",
        "blobs --rows 5 --users 6 --out OUT", // users are of ratings
        "regression --rows 5 --columns 0 --out OUT",
        "ratings --rows 5 --noise -1 --out OUT",
        "topics --rows 5 --out OUT --master nowhere"
      })
  void wrongUsageEndsInTwoAndWritesNothing(String flags) {
    assertThat(generate(flags)).isEqualTo(2);
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void aFolderThatIsThereEndsInTwoAndStaysAsItIs() throws Exception {
    TestFiles.text(folder, "new/mine.txt", "kept");
    assertThat(generate("topics --rows 5 --out OUT")).isEqualTo(2);
    assertThat(TestFiles.namesIn(folder.resolve("new"))).containsExactly("mine.txt");
  }
}
