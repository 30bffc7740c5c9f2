package leeml.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import leeml.data.catalogue.Verification;
import leeml.error.BadInputException;
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
  void saysWhereItLooked(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("here.csv"));
    assertThat(Shipped.path(folder, "here.csv")).isEqualTo(folder + "/here.csv");
    assertThatThrownBy(() -> Shipped.path(folder, "none.csv"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(folder + "/none.csv: no such shipped data set")
        .hasMessageContaining("LEEML_HOME");
  }
}
