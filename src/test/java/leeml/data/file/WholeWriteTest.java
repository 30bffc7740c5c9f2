package leeml.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import leeml.data.TestFiles;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeWriteTest {
  @TempDir private Path folder;

  @Test
  void leavesNothingAndKeepsTheOldFileWhenWritingFails() throws IOException {
    Path file = Path.of(TestFiles.text(folder, "a.txt", "old"));
    assertThatThrownBy(
            () ->
                WholeWrite.write(
                    new Configuration(),
                    file.toString(),
                    out -> {
                      out.write(1);
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(TestFiles.namesIn(folder)).containsExactly("a.txt");
    assertThat(file).hasContent("old");
  }
}
