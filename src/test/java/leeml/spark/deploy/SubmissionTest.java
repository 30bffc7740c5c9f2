package leeml.spark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import leeml.spark.defaults.SparkDefaults;
import leeml.spark.deploy.Submission.DeployMode;
import org.junit.jupiter.api.Test;

/** Which command is made of what. */
class SubmissionTest {

  private static final Path JAVA = Path.of("/jdk/bin/java");
  private static final Artefacts BUILD =
      new Artefacts(
          Path.of("/build/leeml.jar"),
          List.of(Path.of("/build/lib/a.jar"), Path.of("/build/lib/b.jar")),
          List.of(Path.of("/m2/spark-core.jar"), Path.of("/m2/spark-sql.jar")));

  private static Submission to(String master, DeployMode mode, Map<String, String> conf) {
    return new Submission(
        "ch02.regression",
        "ch02.RegressionJob",
        master,
        Optional.ofNullable(mode),
        conf,
        List.of("--smoke", "--set", "x=1"));
  }

  private static String after(List<String> command, String flag) {
    return command.get(command.indexOf(flag) + 1);
  }

  @Test
  void theApplicationJarStandsBetweenSparksFlagsAndTheRuns() {
    List<String> command =
        to("spark://a:7077", DeployMode.CLIENT, Map.of())
            .byDistribution(Path.of("/spark"), BUILD, Map.of());
    assertThat(command.get(0)).isEqualTo("/spark/bin/spark-submit");
    assertThat(after(command, "--master")).isEqualTo("spark://a:7077");
    assertThat(after(command, "--deploy-mode")).isEqualTo("client");
    assertThat(after(command, "--name")).isEqualTo("ch02.regression");
    assertThat(after(command, "--class")).isEqualTo("ch02.RegressionJob");
    assertThat(after(command, "--jars"))
        .isEqualTo("file:///build/lib/a.jar,file:///build/lib/b.jar");
    assertThat(command).endsWith("/build/leeml.jar", "--smoke", "--set", "x=1");
  }

  @Test
  void withoutADeployModeSparkChooses() {
    assertThat(to("yarn", null, Map.of()).byDistribution(Path.of("/spark"), BUILD, Map.of()))
        .doesNotContain("--deploy-mode");
  }

  @Test
  void everyDefaultIsGivenAndTheUsersSettingsStandAbove() {
    Map<String, String> asked =
        Map.of("spark.executorEnv.OMP_NUM_THREADS", "4", "spark.executor.memory", "2g");
    List<String> command =
        to("spark://a:7077", null, asked)
            .byDistribution(
                Path.of("/spark"), BUILD, Map.of("spark.executor.memory", "1g", "spark.x", "y"));
    assertThat(command)
        .contains("spark.executorEnv.OMP_NUM_THREADS=4", "spark.executor.memory=2g", "spark.x=y")
        .doesNotContain("spark.executorEnv.OMP_NUM_THREADS=1", "spark.executor.memory=1g");
    assertThat(command)
        .contains(
            "spark.executor.extraJavaOptions="
                + SparkDefaults.read().get("spark.executor.extraJavaOptions"));
  }

  @Test
  void optionsOfAJvmAreAddedToWhatSparkNeeds() {
    String key = "spark.executor.extraJavaOptions";
    String needed = SparkDefaults.read().get(key);
    assertThat(needed).contains("--add-opens=java.base/java.nio=ALL-UNNAMED");
    assertThat(SparkDefaults.under(Map.of(key, "-Xss4m"))).containsEntry(key, needed + " -Xss4m");
  }

  @Test
  void sparksClassIsTheDriverItselfSoItsJvmHasTheOptions() {
    Map<String, String> asked =
        Map.of("spark.driver.memory", "3g", "spark.driver.extraJavaOptions", "-Da=b");
    List<String> command =
        to("spark://a:7077", null, asked)
            .byJars(JAVA, BUILD, List.of(Path.of("/etc/hadoop")), Map.of());
    int main = command.indexOf("org.apache.spark.deploy.SparkSubmit");
    assertThat(command.get(0)).isEqualTo("/jdk/bin/java");
    assertThat(command.subList(1, main))
        .contains("-Xmx3g", "-Da=b", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
        .doesNotContain("-XX:MaxRAMPercentage=60");
    assertThat(command.get(main - 1))
        .isEqualTo(
            String.join(
                File.pathSeparator, "/etc/hadoop", "/m2/spark-core.jar", "/m2/spark-sql.jar"));
    assertThat(command.subList(main, command.size()))
        .contains("--master", "--jars")
        .endsWith("/build/leeml.jar", "--smoke", "--set", "x=1");
  }

  @Test
  void aRemoteDriversMemoryIsNotThatOfTheSubmittingJvm() {
    assertThat(
            to("yarn", DeployMode.CLUSTER, Map.of("spark.driver.memory", "90g"))
                .byJars(JAVA, BUILD, List.of(), Map.of()))
        .doesNotContain("-Xmx90g")
        .contains("spark.driver.memory=90g");
  }

  @Test
  void yarnIsSentSparkUnlessItHasItAlready() {
    String sent = "spark.yarn.jars=file:///m2/spark-core.jar,file:///m2/spark-sql.jar";
    assertThat(to("yarn", null, Map.of()).byJars(JAVA, BUILD, List.of(), Map.of())).contains(sent);
    assertThat(
            to("yarn", null, Map.of("spark.yarn.archive", "hdfs:///spark.zip"))
                .byJars(JAVA, BUILD, List.of(), Map.of()))
        .doesNotContain(sent);
    assertThat(
            to("yarn", null, Map.of("spark.yarn.jars", "hdfs:///spark/*"))
                .byJars(JAVA, BUILD, List.of(), Map.of()))
        .contains("spark.yarn.jars=hdfs:///spark/*")
        .doesNotContain(sent);
    assertThat(to("spark://a:7077", null, Map.of()).byJars(JAVA, BUILD, List.of(), Map.of()))
        .noneMatch(argument -> argument.startsWith("spark.yarn.jars="));
  }

  @Test
  void anImageForKubernetesHasTheJars() {
    List<String> command =
        to("k8s://https://a:6443", DeployMode.CLUSTER, Map.of())
            .byDistribution(Path.of("/spark"), BUILD, Map.of());
    assertThat(command)
        .doesNotContain("--jars", "/build/leeml.jar")
        .endsWith("local:///opt/leeml/leeml.jar", "--smoke", "--set", "x=1");
    assertThat(
            to("k8s://https://a:6443", DeployMode.CLIENT, Map.of())
                .byDistribution(Path.of("/spark"), BUILD, Map.of()))
        .contains("--jars", "/build/leeml.jar");
  }
}
