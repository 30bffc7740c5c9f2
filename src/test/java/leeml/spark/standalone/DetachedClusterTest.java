package leeml.spark.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import leeml.error.UsageException;
import leeml.spark.standalone.ClusterState.Member;
import leeml.spark.standalone.StandaloneCluster.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a start, a look and a stop find and leave in the folder; other processes play the cluster.
 */
class DetachedClusterTest {

  private static final Shape SHAPE = new Shape(1, 1, 600);

  @TempDir private Path temporary;
  private ClusterFolder folder;

  @BeforeEach
  void name() {
    folder = new ClusterFolder(temporary.resolve("state").resolve("cluster"));
  }

  private DetachedCluster with(Member... members) throws Exception {
    folder.make();
    ClusterState state = ClusterState.starting("127.0.0.1", 7077, 8080, SHAPE);
    folder.state(state.with(List.of(members)));
    folder.secret("hush");
    return DetachedCluster.find(folder).orElseThrow();
  }

  private void assertRefused(String host, int port, String part) {
    assertThatThrownBy(() -> DetachedCluster.start(folder, SHAPE, host, port))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(part);
  }

  @Test
  void theFolderIsWhereTheUsersStateIs() {
    assertThat(ClusterFolder.standard(Map.of("XDG_STATE_HOME", "/s"), "/home/a").path())
        .isEqualTo(Path.of("/s/leeml/cluster"));
    assertThat(ClusterFolder.standard(Map.of("XDG_STATE_HOME", ""), "/home/a").path())
        .isEqualTo(Path.of("/home/a/.local/state/leeml/cluster"));
  }

  @Test
  void onlyItsOwnerReadsIt() throws Exception {
    with();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.secretFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void theStateIsReadAsItWasWritten() throws Exception {
    Member member = Member.of("master", ProcessHandle.current());
    with(member);
    ClusterState state = folder.state().orElseThrow();
    assertThat(state.members()).containsExactly(member);
    assertThat(state.master()).isEqualTo("spark://127.0.0.1:7077");
    assertThat(Files.readString(folder.path().resolve("cluster.json"))).doesNotContain("hush");
  }

  @Test
  void aSecondStartIsRefused() throws Exception {
    with(Member.of("master", ProcessHandle.current()));
    assertRefused("127.0.0.1", 7077, "a cluster runs already, at spark://127.0.0.1:7077");
    assertThat(folder.state()).isPresent();
  }

  @Test
  void aStartAmidAnotherIsRefused() throws Exception {
    with(Member.of(ClusterState.STARTER, ProcessHandle.current()));
    assertRefused("127.0.0.1", 7077, "a cluster is being started");
  }

  @Test
  void aPortInUseIsRefusedAndNothingIsLeft() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertRefused("127.0.0.1", port, "port " + port + " of 127.0.0.1 is in use; name another");
    }
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void anAddressOfAnotherMachineIsRefused() {
    assertRefused("192.0.2.1", 7077, "--host 192.0.2.1: not an address of this machine");
  }

  @Test
  void aNumberThatAnotherProcessHasByNowIsStale() throws Exception {
    Member real = Member.of("master", ProcessHandle.current());
    DetachedCluster cluster =
        with(new Member("master", real.pid(), real.startedAtMillis() - 60_000));
    assertThat(cluster.ended()).containsExactly("master");
    assertThat(cluster.isAt("spark://127.0.0.1:7077")).isFalse();
    assertThat(cluster.stop()).isZero();
    assertThat(ProcessHandle.current().isAlive()).isTrue();
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void stopEndsProcessesAndTheirChildrenAndRemovesAllFiles() throws Exception {
    Process parent = new ProcessBuilder("sh", "-c", "sleep 600 & wait").start();
    while (parent.descendants().findAny().isEmpty()) {
      Thread.sleep(10);
    }
    ProcessHandle child = parent.descendants().findFirst().orElseThrow();
    DetachedCluster cluster = with(Member.of("worker-0", parent.toHandle()));
    Files.createDirectories(folder.path().resolve("work-0/app-1/0"));
    Path kept = Files.writeString(temporary.resolve("kept.jar"), "kept");
    Files.createSymbolicLink(folder.path().resolve("work-0/kept.jar"), kept);
    assertThat(cluster.stop(1)).isEqualTo(2); // the child hears of nothing, and is killed
    assertThat(parent.isAlive()).isFalse();
    assertThat(child.isAlive()).isFalse();
    assertThat(folder.path()).doesNotExist();
    assertThat(kept).exists();
  }

  @Test
  void onlyADriverInThisJvmIsToldTheSecretAmongItsSettings() throws Exception {
    DetachedCluster cluster = with(Member.of("master", ProcessHandle.current()));
    assertThat(cluster.isAt("spark://localhost:7077")).isTrue();
    assertThat(cluster.settings())
        .containsEntry("spark.authenticate.secret", "hush")
        .hasEntrySatisfying(
            "spark.executor.extraJavaOptions", flags -> assertThat(flags).contains("RegionSize"));
    assertThat(cluster.openSettings())
        .containsEntry("spark.authenticate", "true")
        .containsEntry("spark.executor.memory", "600m")
        .doesNotContainKey("spark.executor.extraJavaOptions") // a submission brings them itself
        .doesNotContainValue("hush");
    assertThat(cluster.environment()).isEqualTo(Map.of("_SPARK_AUTH_SECRET", "hush"));
  }
}
