package leeml.data.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import leeml.data.TestFiles;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.StreamCapabilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFilesTest {
  @TempDir private Path temporary;

  @Test
  void aFileIsThereWholeOrNotAtAll() throws IOException {
    Path folder = temporary.resolve("runs of today/digits");
    CheckpointFiles files = open(folder);
    assertThat(files.rounds()).isEmpty();
    files.write(50, out -> out.write("fifty".getBytes(US_ASCII)));
    files.write(9_999_999_999L, out -> out.write(1));
    assertThatThrownBy(
            () ->
                files.write(
                    60,
                    out -> {
                      out.write(1);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(files.rounds()).containsExactly(50L, 9_999_999_999L);
    assertThat(files.<Long>read(50, (in, length) -> length)).isEqualTo(5);
    assertThat(
            files.read(
                50, (InputStream in, long length) -> new String(in.readAllBytes(), US_ASCII)))
        .isEqualTo("fifty");
    files.write(50, out -> out.write("again".getBytes(US_ASCII)));
    assertThat(TestFiles.namesIn(folder))
        .containsExactlyInAnyOrder("round-0000000050.ckpt", "round-9999999999.ckpt");
    files.delete(50);
    assertThat(files.rounds()).containsExactly(9_999_999_999L);
    assertThat(files.nameOf(50)).isEqualTo(folder + "/round-0000000050.ckpt");
  }

  @Test
  void whatAKilledRunLeftHalfWrittenIsNoCheckpointAndGoes() throws IOException {
    Path half = temporary.resolve(".round-0000000050.ckpt.writing");
    Files.write(half, new byte[100]);
    Files.write(temporary.resolve("notes.txt"), new byte[1]);
    CheckpointFiles files = open(temporary);
    assertThat(files.rounds()).isEmpty();
    assertThat(half).exists();
    files.write(1, out -> out.write(1));
    assertThat(TestFiles.namesIn(temporary))
        .containsExactlyInAnyOrder("notes.txt", "round-0000000001.ckpt");
  }

  /** Otherwise what was renamed might not be there after the power failed. */
  @Test
  void theLocalFileSystemCanBringAFileToTheDisk() throws IOException {
    FileSystem local = WholeWrite.withoutChecksumFiles(FileSystem.getLocal(new Configuration()));
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(temporary.resolve("a").toString());
    try (FSDataOutputStream out = local.create(file)) {
      assertThat(out.hasCapability(StreamCapabilities.HSYNC)).isTrue();
    }
  }

  private static CheckpointFiles open(Path folder) throws IOException {
    return new CheckpointFiles(new Configuration(), folder.toString());
  }
}
