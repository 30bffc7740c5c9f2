package leeml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JvmFlagsTest {

  @Test
  void driverExecutorsAndTestsOpenTheSamePackages() {
    assertThat(JvmFlags.ofDriver()).hasSize(18).isEqualTo(JvmFlags.ofBuild());
    assertThat(JvmFlags.ofExecutors()).isEqualTo(JvmFlags.ofBuild());
  }

  @Test
  void theLauncherTakesThemFromTheDriversLine() throws IOException {
    assertThat(Files.readString(Path.of("leeml")))
        .contains("s/^spark\\.driver\\.extraJavaOptions *//p' \"$home/conf/spark-defaults.conf\"");
  }
}
