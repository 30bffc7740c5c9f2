package leeml.data.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import leeml.data.Shipped;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledImagesTest {
  private static final Configuration HADOOP = new Configuration();
  @TempDir private Path folder;

  @Test
  void scalesPixelsAndKeepsLabels() throws IOException {
    write("train-images-idx3-ubyte", new int[] {2, 1, 2}, 0, 255, 51, 102);
    write("train-labels-idx1-ubyte.gz", new int[] {2}, 3, 200);
    LabelledImages images = LabelledImages.readPart(HADOOP, folder.toString(), "train");
    assertThat(images.count()).isEqualTo(2);
    assertThat(images.rows()).isEqualTo(1);
    assertThat(images.columns()).isEqualTo(2);
    assertThat(images.classes()).isEqualTo(201);
    assertThat(images.labels()).containsExactly(3, 200);
    assertThat(images.pixels(1)).containsExactly(0.2f, 0.4f);
    assertThat(images.pixels()).isDeepEqualTo(new float[][] {{0, 1}, {0.2f, 0.4f}});
  }

  @Test
  void refusesPairsThatDoNotBelongTogether() throws IOException {
    String images = write("images.idx", new int[] {2, 1, 2}, 0, 255, 51, 102);
    String labels = write("labels.idx", new int[] {3}, 1, 2, 3);
    String none = write("none.idx", new int[] {0, 1, 2});
    String noLabels = write("nolabels.idx", new int[] {0});
    assertBad(images, labels, "labels.idx: 3 labels for the 2 images of " + images);
    assertBad(
        labels,
        images,
        "labels.idx: holds UNSIGNED_BYTE of rank 1, expected UNSIGNED_BYTE of rank 3");
    assertBad(none, noLabels, "none.idx: holds no images");
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatThrownBy(() -> LabelledImages.readPart(HADOOP, folder.toString(), "train"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no file train-images-idx3-ubyte or train-images-idx3-ubyte.gz");
  }

  @ParameterizedTest
  @CsvSource({
    "mnist-small, train, 8000, 663",
    "mnist-small, t10k, 2000, 200",
    "fashion-mnist-small, train, 10000, 1000",
    "fashion-mnist-small, t10k, 2000, 200"
  })
  void readsTheShippedSets(String set, String part, int count, long rarest) {
    LabelledImages images = LabelledImages.readPart(HADOOP, Shipped.path(HADOOP, set), part);
    assertThat(images.count()).isEqualTo(count);
    assertThat(images.rows()).isEqualTo(28);
    assertThat(images.columns()).isEqualTo(28);
    Map<Integer, Long> classes =
        Arrays.stream(images.labels())
            .boxed()
            .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
    assertThat(classes).hasSize(10);
    assertThat(classes.values().stream().min(Long::compare)).hasValue(rarest);
  }

  private String write(String name, int[] dims, int... values) throws IOException {
    byte[] data = new byte[values.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) values[i];
    }
    String path = folder.resolve(name).toString();
    new IdxFile(IdxType.UNSIGNED_BYTE, dims, data).write(HADOOP, path);
    return path;
  }

  private static void assertBad(String images, String labels, String message) {
    assertThatThrownBy(() -> LabelledImages.read(HADOOP, images, labels))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }
}
