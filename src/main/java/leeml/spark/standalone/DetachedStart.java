package leeml.spark.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leeml.spark.standalone.ClusterState.Member;
import leeml.spark.standalone.StandaloneCluster.Shape;

/** The start of a {@link DetachedCluster} in a new folder: all of it comes up, or nothing stays. */
final class DetachedStart {

  private static final int PATIENCE_SECONDS = 120;
  private static final int LOOK_MILLIS = 100;

  private final ClusterFolder folder;
  private final Shape shape;
  private final MasterPage page;
  private final List<ChildJvm> children = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private ClusterState state;

  /** A start in a folder that exists and is empty. */
  DetachedStart(ClusterFolder folder, Shape shape, String host, int port, int pagePort) {
    this.folder = folder;
    this.shape = shape;
    this.page = new MasterPage(host, pagePort);
    this.state = ClusterState.starting(host, port, pagePort, shape);
  }

  DetachedCluster run() throws IOException {
    Thread hook = new Thread(this::undo, "stop the cluster that has not come up");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      note(Member.of(ClusterState.STARTER, ProcessHandle.current()));
      SparkHome home = SparkHome.layOut(folder.path().resolve("spark-home"));
      state = state.withClassFolders(home.classFolders());
      folder.secret(Access.randomSecret());
      startAll(Role.environment(home, state.host(), folder.secret()));
    } catch (RuntimeException | IOException e) {
      undo();
      throw e;
    } finally {
      forget(hook);
    }
    return new DetachedCluster(folder, state);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is running: this start was interrupted.
    }
  }

  private void startAll(Map<String, String> environment) {
    start(Role.master(state.host(), state.port(), state.pagePort()), environment);
    await(0);
    for (int i = 0; i < shape.workers(); i++) {
      Path work = folder.path().resolve("work-" + i);
      start(Role.worker(i, shape, state.host(), work, state.master()), environment);
    }
    await(shape.workers());
    members.removeIf(member -> member.name().equals(ClusterState.STARTER));
    state = state.with(members);
    folder.state(state);
  }

  private void start(Role role, Map<String, String> environment) {
    ChildJvm child = ChildJvm.startDetached(role, folder.path(), environment);
    children.add(child);
    note(Member.of(role.name(), child.process().toHandle()));
  }

  /** Written at once: who stops a start that was killed finds what it had started. */
  private void note(Member member) {
    members.add(member);
    state = state.with(members);
    folder.state(state);
  }

  private void await(int workers) {
    long deadlineNanos = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    while (page.workersAlive() < workers) {
      children.forEach(ChildJvm::requireAlive);
      if (System.nanoTime() > deadlineNanos) {
        throw new IllegalStateException(
            "the cluster was not up within %d s: %d of %d workers; the last log ends in%n%s"
                .formatted(
                    PATIENCE_SECONDS,
                    Math.max(0, page.workersAlive()),
                    shape.workers(),
                    children.get(children.size() - 1).tail()));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a cluster starts", e);
    }
  }

  private void undo() {
    List<Member> started =
        members.stream().filter(member -> !member.name().equals(ClusterState.STARTER)).toList();
    new DetachedCluster(folder, state.with(started)).stop();
  }
}
