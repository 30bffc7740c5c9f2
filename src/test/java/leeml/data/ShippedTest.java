package leeml.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import leeml.data.catalogue.Verification;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedTest {
  @Test
  void everyShippedFileIsAsTheManifestSaysAndNoneIsLeftOut() throws IOException {
    assertThat(Verification.shipped(Shipped.folder()))
        .hasSizeGreaterThan(15)
        .allSatisfy(result -> assertThat(result.finding()).as(result.file()).isEqualTo("ok"));
  }

  @Test
  void aRunWithoutAHomeLooksOnThisMachine() {
    String path = Shipped.path(new Configuration(), "iris.csv");
    assertThat(path).isEqualTo(Shipped.folder() + "/iris.csv");
  }

  @Test
  void aRunWithAHomeLooksThere(@TempDir Path folder) throws IOException {
    Configuration hadoop = new Configuration();
    hadoop.set(Shipped.HOME, folder.toUri().toString());
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.createFile(data.resolve("here.csv"));
    assertThat(Shipped.path(hadoop, "here.csv")).endsWith("/data/here.csv").startsWith("file:");
    assertThatThrownBy(() -> Shipped.path(hadoop, "none.csv"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("/data/none.csv: no such shipped data set")
        .hasMessageContaining("LEEML_HOME");
  }
}
