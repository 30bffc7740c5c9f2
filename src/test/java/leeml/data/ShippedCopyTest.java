package leeml.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import leeml.data.catalogue.Verification;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedCopyTest {

  private static final Configuration HADOOP = new Configuration();

  @TempDir Path folder;

  private ShippedCopy copy() {
    return ShippedCopy.in(HADOOP, folder.toUri().toString());
  }

  @Test
  void aCopyIsWholeAndIsMadeOnce() throws IOException {
    assertThat(copy().make(HADOOP)).isTrue();
    assertThat(Verification.shipped(folder.resolve("data")))
        .hasSizeGreaterThan(15)
        .allMatch(Verification.Result::holds);
    assertThat(copy().make(HADOOP)).isFalse();
    assertThat(names()).containsExactly("data");
  }

  @Test
  void otherDataIsLeftAsItIs() throws IOException {
    Path own = Files.createDirectory(folder.resolve("data")).resolve("own.csv");
    Files.writeString(own, "a\n1\n");
    assertThatThrownBy(() -> copy().make(HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("/data: holds something else than this version's data");
    assertThat(own).hasContent("a\n1");
    assertThat(names()).containsExactly("data");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    ShippedCopy below = ShippedCopy.in(HADOOP, file.toUri() + "/home");
    assertThatThrownBy(() -> below.make(HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("/file/home/data: the shipped data cannot be copied there");
  }

  @Test
  void theStagedCopyIsNamedByWhatItHolds() {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.defaultFS", "hdfs://127.0.0.1:8020");
    assertThat(ShippedCopy.staged(hadoop).home().toString())
        .matches("hdfs://127.0.0.1:8020/user/[^/]+/\\.leeml/data-[0-9a-f]{16}")
        .isEqualTo(ShippedCopy.staged(hadoop).home().toString());
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).toList().stream();
    }
  }
}
