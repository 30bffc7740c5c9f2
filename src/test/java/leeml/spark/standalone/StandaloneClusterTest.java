package leeml.spark.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import leeml.spark.standalone.StandaloneCluster.Shape;
import leeml.spark.topology.ClusterSums;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes; each test leaves none behind. */
@Tag("own-session")
@Tag("cluster")
class StandaloneClusterTest {

  @TempDir Path folder;

  @Test
  @Timeout(600)
  void twoExecutorsAddUpVectorsByEveryTopologyAndLeaveNothingBehind() throws Exception {
    List<ProcessHandle> all;
    try (StandaloneCluster cluster = StandaloneCluster.start(new Shape(2, 1, 600), folder)) {
      SparkConf conf = new SparkConf().setAppName("two executors").set("spark.ui.enabled", "false");
      cluster.settings().forEach(conf::set);
      try (JavaSparkContext spark = new JavaSparkContext(conf)) {
        ClusterSums.check(spark, 2);
        all = ProcessHandle.current().descendants().toList();
        assertThat(all).as("master, workers, executors").hasSizeGreaterThanOrEqualTo(5);
        assertThat(all).containsAll(cluster.processes());
      }
    }
    for (ProcessHandle process : all) {
      process.onExit().get(20, TimeUnit.SECONDS);
      assertThat(process.isAlive()).isFalse();
    }
    assertThat(folder.resolve("master.log"))
        .content()
        .contains("spark://127.0.0.1:")
        .doesNotContain("0.0.0.0");
    assertThat(folder.resolve("spark-home")).doesNotExist();
  }

  @Test
  @Timeout(60)
  void aChildEndsWithItsStandardInputHoweverThatEnded() throws Exception {
    ChildJvm child = start("sleeper", Sleeper.class.getName(), "here");
    Path log = folder.resolve("sleeper.log");
    while (!Files.readString(log).contains("asleep here")) {
      child.requireAlive();
      Thread.sleep(50);
    }
    child.process().getOutputStream().close();
    assertThat(child.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(child.process().exitValue()).isZero();
  }

  @Test
  void aChildThatFailsIsReportedWithTheEndOfItsLog() throws Exception {
    ChildJvm child = start("nobody", "no.such.Main");
    assertThat(child.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(child::requireAlive)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nobody ended with exit code 1")
        .hasMessageContaining("no.such.Main");
  }

  private ChildJvm start(String name, String... mainAndArguments) {
    Role role = new Role(name, List.of(mainAndArguments));
    return ChildJvm.start(role, folder, List.of(), Map.of(), Map.of());
  }

  @Test
  void aShapeHasRanges() {
    assertThatThrownBy(() -> new Shape(0, 1, 1000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 workers of 1 cores and 1000 MB");
  }

  /** Says where it is, and sleeps. */
  public static final class Sleeper {
    private Sleeper() {}

    /** Never returns. */
    public static void main(String[] args) throws InterruptedException {
      System.out.println("asleep " + args[0]);
      Thread.sleep(600_000);
    }
  }
}
