package leeml.spark.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spark's standalone master and workers on 127.0.0.1, as child processes.
 *
 * <pre>{@code
 * try (StandaloneCluster cluster = StandaloneCluster.start(new Shape(2, 1, 1024), folder)) {
 *   SparkConf conf = new SparkConf();
 *   cluster.settings().forEach(conf::set);
 *   …
 * }
 * }</pre>
 */
public final class StandaloneCluster implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StandaloneCluster.class);
  private static final String HOST = "127.0.0.1";
  private static final int START_SECONDS = 180;
  private static final int LOOK_MILLIS = 200;

  private final Path folder;
  private final SparkHome home;
  private final Access access;
  private final MasterPage page;
  private final List<ChildJvm> children = new ArrayList<>();
  private final Thread hook = new Thread(this::stopChildren, "stop the standalone cluster");

  /**
   * How large a cluster is.
   *
   * @param workers how many workers, each with one executor of an application
   * @param coresEach tasks that an executor runs at a time
   * @param megabytesEach heap of an executor
   */
  public record Shape(int workers, int coresEach, int megabytesEach) {

    /** Checks the ranges. */
    public Shape {
      if (workers < 1 || coresEach < 1 || megabytesEach < 500) {
        throw new IllegalArgumentException(
            "%d workers of %d cores and %d MB, expected at least 1 of 1 and 500"
                .formatted(workers, coresEach, megabytesEach));
      }
    }
  }

  private StandaloneCluster(Shape shape, Path folder) throws IOException {
    this.folder = Files.createDirectories(folder).toAbsolutePath();
    this.home = SparkHome.layOut(this.folder.resolve("spark-home"));
    this.access = new Access(HOST, freePort(), shape, home.classFolders(), Access.randomSecret());
    this.page = new MasterPage(HOST, freePort());
  }

  /**
   * Starts a cluster and waits until all workers have registered.
   *
   * @param folder for logs and the executors' work; made if it is not there, and left behind
   * @throws IllegalStateException if it is not up within three minutes, which a busy machine may
   *     take to start five JVMs; nothing runs then
   * @throws UncheckedIOException if the folder cannot be written to
   */
  public static StandaloneCluster start(Shape shape, Path folder) {
    StandaloneCluster cluster;
    try {
      cluster = new StandaloneCluster(shape, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lay out a cluster in " + folder, e);
    }
    Runtime.getRuntime().addShutdownHook(cluster.hook);
    try {
      cluster.startChildren();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void startChildren() {
    run(Role.master(HOST, access.port(), page.port()));
    awaitWorkers(0);
    for (int i = 0; i < shape().workers(); i++) {
      run(Role.worker(i, shape(), HOST, work(i), master()));
    }
    awaitWorkers(shape().workers());
  }

  private void run(Role role) {
    Map<String, String> environment = Role.environment(home, HOST, access.secret());
    children.add(
        ChildJvm.start(role.name(), folder, environment, Role.PROPERTIES, role.mainAndArguments()));
  }

  /** Waits until the master has so many workers. */
  private void awaitWorkers(int count) {
    long deadlineNanos = System.nanoTime() + START_SECONDS * 1_000_000_000L;
    while (page.workersAlive() < count) {
      children.forEach(ChildJvm::requireAlive);
      if (System.nanoTime() > deadlineNanos) {
        throw new IllegalStateException(
            "%s within %d s; see %s; the master's log ends in%n%s"
                .formatted(
                    count == 0 ? "the master did not come up" : count + " workers did not register",
                    START_SECONDS,
                    folder,
                    children.get(0).tail()));
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

  /** {@code spark://127.0.0.1:…}. */
  public String master() {
    return access.master();
  }

  /** What an application sets to run on all of the cluster; the secret is among it. */
  public Map<String, String> settings() {
    Map<String, String> settings = access.settings();
    settings.put("spark.executor.extraJavaOptions", String.join(" ", ChildJvm.flags()));
    return settings;
  }

  private Shape shape() {
    return access.shape();
  }

  /** The processes of master and workers, for those who end one on purpose or count them. */
  public List<ProcessHandle> processes() {
    return children.stream().map(child -> child.process().toHandle()).toList();
  }

  /**
   * The process of an executor, where one application at a time has executors here.
   *
   * @param application as Spark calls it
   * @param id of the executor, as Spark calls it
   * @throws IllegalArgumentException if there is none
   */
  public ProcessHandle executor(String application, String id) {
    for (int i = 0; i < shape().workers(); i++) {
      // A worker gives each of its executors a folder to work in.
      if (Files.isDirectory(work(i).resolve(application).resolve(id))) {
        return processes().get(1 + i).children().findFirst().orElseThrow(() -> none(id));
      }
    }
    throw none(id);
  }

  private static IllegalArgumentException none(String id) {
    return new IllegalArgumentException("no executor '" + id + "' runs on this cluster");
  }

  private Path work(int worker) {
    return folder.resolve("work-" + worker);
  }

  /** Ends all processes, the executors' too; the logs stay. */
  @Override
  public void close() {
    stopChildren();
    Runtime.getRuntime().removeShutdownHook(hook);
    try {
      home.remove();
    } catch (IOException e) {
      LOG.warn("{} stays behind", home.folder(), e);
    }
  }

  /** Workers first: a worker that ends takes its executors along. */
  private void stopChildren() {
    for (int i = children.size() - 1; i >= 0; i--) {
      children.get(i).stop();
    }
  }

  /** A port of this machine alone that is free now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
