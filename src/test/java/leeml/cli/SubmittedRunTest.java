package leeml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import leeml.error.UsageException;
import leeml.job.Settings;
import leeml.job.fake.CountJob;
import leeml.spark.deploy.Artefacts;
import leeml.spark.deploy.Submission;
import leeml.spark.deploy.Submission.DeployMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** From a command line to a call of spark-submit, without making it. */
class SubmittedRunTest {

  private static final Settings YARN = Settings.none().with("run.master", "yarn");
  private static final Artefacts BUILD =
      new Artefacts(Path.of("/b/leeml.jar"), List.of(), List.of(Path.of("/m/spark.jar")));

  private static Submission submission(Settings settings, DeployMode mode, String... conf) {
    return SubmittedRun.of(
        new CountJob(), settings, Optional.ofNullable(mode), List.of(conf), List.of());
  }

  private static void assertRefused(
      Settings settings, DeployMode mode, String part, String... conf) {
    assertThatThrownBy(() -> submission(settings, mode, conf))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(part);
  }

  @Test
  void whatTheJobIsToldIsAllThatSparkSubmitIsNot() {
    CommandLine line = new CommandLine(new SubmitCommand());
    line.parseArgs(
        ("ch02 --master yarn --smoke --set a=1 --deploy-mode cluster --conf spark.x=y --set b=2=3"
                + " --workers 4 --out /o")
            .split(" ", -1));
    assertThat(SubmittedRun.arguments(line.getParseResult()))
        .containsExactlyInAnyOrder(
            "--smoke", "--set", "a=1", "--set", "b=2=3", "--workers", "4", "--out", "/o");
  }

  @Test
  void settingsForSparkAreReadAtTheFirstEqualsSign() {
    Submission submission = submission(YARN, null, "spark.a=b=c", "spark.d=");
    assertThat(submission.conf()).isEqualTo(Map.of("spark.a", "b=c", "spark.d", ""));
    assertThat(submission.mainClass()).isEqualTo(CountJob.class.getName());
    assertThat(submission.name()).isEqualTo("fake.count");
  }

  @Test
  void whatCouldOnlyFailFarAwayIsRefusedHere() {
    assertRefused(Settings.none(), null, "name the cluster: --master");
    assertRefused(YARN, null, "--conf memory=1g: expected spark.KEY=VALUE", "memory=1g");
    assertRefused(YARN, null, "--conf spark.x: expected spark.KEY=VALUE", "spark.x");
    assertRefused(YARN, null, "use --master and --deploy-mode", "spark.master=local");
    assertRefused(YARN.with("upto", "3"), null, "has no key upto; did you mean up-to?");
    assertRefused(YARN.with("up-to", "0"), null, "up-to is 0, expected at least 1");
  }

  @Test
  void aSecretStaysOffTheCommandLine() {
    assertThatThrownBy(() -> submission(YARN, null, "spark.authenticate.secret=hush"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("_SPARK_AUTH_SECRET")
        .hasMessageNotContaining("hush");
  }

  @Test
  void aRemoteDriverIsNotSentToFilesOfThisMachine() {
    Settings shipped = YARN.with("data", SubmittedRun.home() + "/data/digits.csv.gz");
    assertRefused(shipped, DeployMode.CLUSTER, "data = " + SubmittedRun.home());
    assertThat(submission(shipped, DeployMode.CLIENT).driverIsRemote()).isFalse();
    Settings onHdfs = YARN.with("data", "hdfs:///digits.csv.gz");
    assertThat(submission(onHdfs, DeployMode.CLUSTER).driverIsRemote()).isTrue();
    Settings here = shipped.with("run.master", "spark://127.0.0.1:7077");
    assertThat(submission(here, DeployMode.CLUSTER).driverIsRemote()).isTrue();
  }

  @Test
  void withoutADistributionSparksClassIsCalled() {
    List<String> command =
        SubmitCommand.command(
            submission(YARN, null),
            BUILD,
            Map.of(),
            Map.of("HADOOP_CONF_DIR", "/etc/hadoop", "SPARK_HOME", "/no/such/folder"));
    assertThat(command).contains("org.apache.spark.deploy.SparkSubmit");
    assertThat(command.get(command.indexOf("-cp") + 1)).startsWith("/etc/hadoop:");
  }

  @Test
  void clustersThatCannotBeReachedFromHereSayWhatIsMissing() {
    assertThatThrownBy(
            () -> SubmitCommand.command(submission(YARN, null), BUILD, Map.of(), Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--master yarn: set HADOOP_CONF_DIR");
    Submission pods = submission(YARN.with("run.master", "k8s://far:6443"), DeployMode.CLUSTER);
    assertThatThrownBy(() -> SubmitCommand.command(pods, BUILD, Map.of(), Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--master k8s://far:6443: set SPARK_HOME");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "submit",
        "submit ch02",
        "submit ch99 --master yarn",
        "submit ch02 --master nowhere",
        "submit ch02 --master yarn --deploy-mode moon",
        "submit ch02 --master yarn --conf memory=1g",
        "submit ch02 --master yarn --smok",
        "submit ch02 --master yarn --set no-such-key=1",
        "submit ch02 --master yarn", // classes of a test are no jar
        "cluster",
        "cluster start --workers 0",
        "cluster start --memory much",
        "cluster start --memory 100m",
        "cluster start --port 70000",
        "cluster start --host 192.0.2.1", // an address that no machine has
        "cluster stop now"
      })
  void wrongUsageEndsInTwo(String line) {
    assertThat(Leeml.execute(line.split(" ", -1))).isEqualTo(2);
  }
}
