package leeml.spark.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import leeml.error.UsageException;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  private static final Optional<Artefacts> BUILD =
      Optional.of(
          new Artefacts(
              Path.of("/build/leeml.jar"),
              List.of(Path.of("/build/lib/a.jar")),
              List.of(Path.of("/m2/spark.jar"))));

  @Test
  void executorsElsewhereFetchTheJarsAndStartWithWhatSparkNeeds() {
    Map<String, String> settings = Connection.elsewhere("spark://far:7077", BUILD);
    assertThat(settings)
        .containsEntry("spark.jars", "file:///build/leeml.jar,file:///build/lib/a.jar")
        .containsEntry("spark.executorEnv.OMP_NUM_THREADS", "1")
        .doesNotContainKeys("spark.driver.extraJavaOptions", "spark.yarn.jars");
    assertThat(settings.get("spark.executor.extraJavaOptions"))
        .contains("--add-opens=java.base/java.lang=ALL-UNNAMED");
  }

  @Test
  void yarnIsSentSparkToo() {
    assertThat(Connection.elsewhere("yarn", BUILD))
        .containsEntry("spark.yarn.jars", "file:///m2/spark.jar");
  }

  @Test
  void classesInFoldersAreNotSent() {
    assertThat(Connection.elsewhere("spark://far:7077", Optional.empty()))
        .containsKey("spark.executor.extraJavaOptions")
        .doesNotContainKey("spark.jars");
  }

  @Test
  void aSubmittedDriverTakesTheSecretOfItsEnvironmentIfItIsAskedForOne() {
    Map<String, String> environment = Map.of("_SPARK_AUTH_SECRET", "hush");
    assertThat(Connection.secret(environment, "true"))
        .isEqualTo(Map.of("spark.authenticate.secret", "hush"));
    assertThat(Connection.secret(environment, null)).isEmpty();
    assertThat(Connection.secret(Map.of(), "true")).isEmpty();
  }

  @Test
  void kubernetesIsForSubmit() {
    assertThatThrownBy(() -> Connection.elsewhere("k8s://far:6443", BUILD))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("run takes no --master k8s://far:6443");
  }
}
