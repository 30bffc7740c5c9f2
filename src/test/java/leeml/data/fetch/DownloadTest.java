package leeml.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import leeml.data.TestFiles;
import leeml.error.BadInputException;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final byte[] RAW = random(300_000);
  private FileServer server;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fetchesChecksAndRenames() throws IOException {
    server.put("/a.bin", RAW);
    List<String> told = new ArrayList<>();
    Path file =
        download("set/a.bin", (name, bytes, total) -> told.add(name + " " + bytes + "/" + total))
            .run();
    assertThat(file).isEqualTo(folder.resolve("set/a.bin")).hasBinaryContent(RAW);
    assertThat(TestFiles.namesIn(folder)).containsExactly("set/a.bin");
    assertThat(told).last().isEqualTo("set/a.bin 300000/300000");
  }

  @Test
  void theSumIsThatOfTheRawBytes() throws IOException {
    byte[] packed = TestFiles.gzip(RAW);
    server.put("/a.bin", packed);
    assertThat(download("a.bin.gz").run()).hasBinaryContent(packed);
  }

  @Test
  void packsWhatComesUnpackedButIsCalledGz() throws IOException {
    server.put("/a.bin", RAW);
    assertThat(download("a.bin.gz").run()).hasBinaryContent(TestFiles.gzip(RAW));
    assertThat(TestFiles.namesIn(folder)).containsExactly("a.bin.gz");
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws IOException {
    server.put("/a.bin", RAW);
    server.breakAfter(100_000);
    assertThatThrownBy(() -> download("a.bin").run())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.bin: the download broke off after 100000 bytes")
        .hasMessageContaining("the same command goes on from there");
    assertThat(TestFiles.namesIn(folder)).containsExactly("a.bin.part");
    server.breakAfter(Integer.MAX_VALUE);
    assertThat(download("a.bin").run()).hasBinaryContent(RAW);
    assertThat(server.ranges()).containsExactly("-", "bytes=100000-");
    assertThat(TestFiles.namesIn(folder)).containsExactly("a.bin");
  }

  @Test
  void startsOverWhenTheServerKnowsNoRanges() throws IOException {
    TestFiles.bytes(folder, "a.bin.part", Arrays.copyOf(RAW, 1000));
    server.put("/a.bin", RAW);
    server.forgetRanges();
    assertThat(download("a.bin").run()).hasBinaryContent(RAW);
  }

  @Test
  void startsOverWhenThePartWasOfAnotherFile() throws IOException {
    TestFiles.bytes(folder, "a.bin.part", new byte[1000]);
    server.put("/a.bin", RAW);
    assertThat(download("a.bin").run()).hasBinaryContent(RAW);
    assertThat(server.ranges()).containsExactly("bytes=1000-", "-");
  }

  @Test
  void takesAPartThatIsWholeAlready() throws IOException {
    TestFiles.bytes(folder, "a.bin.part", RAW);
    server.put("/a.bin", RAW);
    assertThat(download("a.bin").run()).hasBinaryContent(RAW);
  }

  @Test
  void aSumThatDiffersLeavesNothingAndSaysBoth() throws IOException {
    byte[] other = RAW.clone();
    other[5] ^= 1;
    server.put("/a.bin", other);
    assertThatThrownBy(() -> download("a.bin").run())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "a.bin: the raw bytes have sha256 "
                + sum(other)
                + ", expected "
                + sum(RAW)
                + "; nothing was kept");
    assertThat(TestFiles.namesIn(folder)).isEmpty();
  }

  @Test
  void aTruncatedGzipLeavesNothing() throws IOException {
    byte[] packed = TestFiles.gzip(RAW);
    server.put("/a.bin", Arrays.copyOf(packed, packed.length - 100));
    assertThatThrownBy(() -> download("a.bin.gz").run())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be unpacked");
    assertThat(TestFiles.namesIn(folder)).isEmpty();
  }

  @Test
  void anAnswerThatIsNoFileIsBadInput() throws IOException {
    assertThatThrownBy(() -> download("a.bin").run())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("/a.bin: the server answered 404");
    assertThat(TestFiles.namesIn(folder)).isEmpty();
  }

  @Test
  void copiesFromAFolderAndGoesOnThereToo(@TempDir Path mirror) throws IOException {
    String path = TestFiles.bytes(mirror, "a.bin", RAW);
    TestFiles.bytes(folder, "a.bin.part", Arrays.copyOf(RAW, 1000));
    Source source = Source.of(new Configuration(), path);
    assertThat(new Download(file("a.bin"), source, folder, Progress.SILENT).run())
        .hasBinaryContent(RAW);
    assertThat(Files.exists(mirror.resolve("a.bin"))).isTrue();
  }

  private Download download(String name) {
    return download(name, Progress.SILENT);
  }

  private Download download(String name, Progress progress) {
    Source source = Source.of(new Configuration(), server.root() + "/a.bin");
    return new Download(file(name), source, folder, progress);
  }

  private static DataFile file(String name) {
    return new DataFile(name, Optional.empty(), RAW.length, sum(RAW));
  }

  private static String sum(byte[] bytes) {
    return HexFormat.of().formatHex(DigestUtils.sha256(bytes));
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(5).nextBytes(bytes);
    return bytes;
  }
}
