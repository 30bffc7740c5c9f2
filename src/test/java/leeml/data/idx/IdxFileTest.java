package leeml.data.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import leeml.data.TestFiles;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {
  private static final Configuration HADOOP = new Configuration();
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(IdxType.class)
  void writesAndReadsEveryType(IdxType type) throws IOException {
    byte[] data = random(3 * 2 * type.bytes());
    String path = folder.resolve("a.idx").toString();
    new IdxFile(type, new int[] {3, 2}, data).write(HADOOP, path);
    IdxFile read = IdxFile.read(HADOOP, path);
    assertThat(read.type()).isEqualTo(type);
    assertThat(read.dims()).containsExactly(3, 2);
    assertThat(read.data()).isEqualTo(data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-idx3-ubyte", "a-idx3-ubyte.gz"})
  void writesTheHeaderOfTheFormatAndNothingBesideTheFile(String name) throws IOException {
    String path = folder.resolve(name).toString();
    new IdxFile(IdxType.UNSIGNED_BYTE, new int[] {1, 1, 2}, new byte[] {7, -1}).write(HADOOP, path);
    assertThat(TestFiles.namesIn(folder)).containsExactly(name);
    byte[] raw = {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 7, -1};
    byte[] file = Files.readAllBytes(Path.of(path));
    assertThat(file).isEqualTo(name.endsWith(".gz") ? TestFiles.gzip(raw) : raw);
    assertThat(IdxFile.read(HADOOP, path).data()).containsExactly(7, -1);
  }

  @Test
  void replacesAFileOnlyAsAWhole() throws IOException {
    String path = TestFiles.text(folder, "a.idx", "old");
    new IdxFile(IdxType.SIGNED_BYTE, new int[] {1}, new byte[] {3}).write(HADOOP, path);
    assertThat(IdxFile.read(HADOOP, path).data()).containsExactly(3);
  }

  @Test
  void refusesAHeaderThatPromisesMore() {
    assertBad(
        idx(8, new int[] {5, 2, 2}, 19),
        "the header says 5 × 2 × 2 of 1 byte = 20 bytes, found 19");
    assertBad(idx(0x0D, new int[] {5}, 19), "the header says 5 of 4 bytes = 20 bytes, found 19");
    assertBad(idx(8, new int[] {60000, 28, 28}, 10), "= 47040000 bytes, found 10");
    assertBad(idx(8, new int[] {2_000_000_000}, 10), "= 2000000000 bytes, found 10");
  }

  @Test
  void refusesAHeaderThatPromisesLess() {
    assertBad(idx(8, new int[] {5}, 6), "the header says 5 of 1 byte = 5 bytes, more bytes follow");
  }

  @Test
  void refusesAHeaderThatNoArrayCanHold() {
    assertBad(idx(8, new int[] {-1}, 4), "dimension 1 of the header is 4294967295");
    int most = Integer.MAX_VALUE;
    assertBad(idx(8, new int[] {most, most, most}, 4), "more than fits into one array");
  }

  @Test
  void refusesWhatIsNoIdxFile() {
    assertBad(
        "cat,dog\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        "begins with 63 61 74 2c");
    assertBad(new byte[] {0, 0, 8, 0, 1}, "begins with 00 00 08 00");
    assertBad(
        new byte[] {0, 0, 0x0A, 1, 0, 0, 0, 0}, "the header's type is 0x0a, legal are 0x08, 0x09");
    assertBad(
        new byte[] {0, 0, 8, 3, 0, 0, 0, 1},
        "the header ends early: rank 3 needs 12 bytes of sizes, found 4");
    assertBad(new byte[] {0, 0}, "holds 2 bytes, too few for an IDX header");
    assertBad(new byte[0], "holds 0 bytes");
  }

  @Test
  void refusesATruncatedOrDamagedGzip() {
    byte[] packed = TestFiles.gzip(idx(8, new int[] {10_000}, random(10_000)));
    assertBad(Arrays.copyOf(packed, packed.length / 2), "the gzip stream is cut short or damaged");
    assertBad(Arrays.copyOf(packed, packed.length - 3), "the gzip stream is cut short or damaged");
    assertBad(Arrays.copyOf(packed, 6), "the gzip stream is cut short or damaged");
    packed[packed.length - 6] ^= 1;
    assertBad(packed, "the gzip stream is cut short or damaged");
  }

  @Test
  void refusesAMissingFile() {
    assertThatThrownBy(() -> IdxFile.read(HADOOP, folder + "/none.idx"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none.idx: no such file or folder");
  }

  @Test
  void anArrayMustBeAsLongAsItsSizesSay() {
    assertThatThrownBy(() -> new IdxFile(IdxType.SHORT, new int[] {2}, new byte[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 bytes for 2 of 2 bytes, which needs 4");
  }

  private void assertBad(byte[] content, String message) {
    String path = TestFiles.bytes(folder, "bad.idx", content);
    assertThatThrownBy(() -> IdxFile.read(HADOOP, path))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(path + ": ")
        .hasMessageContaining(message);
  }

  private static byte[] idx(int type, int[] dims, int bytes) {
    return idx(type, dims, new byte[bytes]);
  }

  private static byte[] idx(int type, int[] dims, byte[] data) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * dims.length + data.length);
    file.putInt(type << 8 | dims.length);
    Arrays.stream(dims).forEach(file::putInt);
    return file.put(data).array();
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(11).nextBytes(bytes);
    return bytes;
  }
}
