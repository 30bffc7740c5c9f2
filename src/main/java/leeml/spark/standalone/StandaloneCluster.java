package leeml.spark.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leeml.spark.defaults.SparkDefaults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spark's standalone master and workers, as child processes; on 127.0.0.1 unless told otherwise.
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
  private static final int START_SECONDS = 180;
  private static final int LOOK_MILLIS = 200;

  private final Path folder;
  private final Site site;
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

  private StandaloneCluster(Shape shape, Path folder, Site site) throws IOException {
    this.folder = Files.createDirectories(folder).toAbsolutePath();
    this.site = site;
    this.home = SparkHome.layOut(this.folder.resolve("spark-home"));
    this.access =
        new Access(site.host(), freePort(), shape, home.classFolders(), Access.randomSecret());
    this.page = new MasterPage(site.host(), freePort());
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
    return start(shape, folder, Site.plain());
  }

  /**
   * The same, its JVMs living where they are told to.
   *
   * @throws IllegalStateException as above
   * @throws UncheckedIOException as above
   */
  public static StandaloneCluster start(Shape shape, Path folder, Site site) {
    StandaloneCluster cluster;
    try {
      cluster = new StandaloneCluster(shape, folder, site);
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
    Site.Lodging masters = new Site.Lodging(site.host(), List.of(), Map.of());
    children.add(start(Role.master(site.host(), access.port(), page.port()), masters));
    awaitWorkers(0);
    for (int i = 0; i < shape().workers(); i++) {
      Site.Lodging lodging = site.ofWorker(i);
      children.add(start(Role.worker(i, shape(), lodging.host(), work(i), master()), lodging));
    }
    awaitWorkers(shape().workers());
  }

  private ChildJvm start(Role role, Site.Lodging lodging) {
    return ChildJvm.start(role, folder, lodging.prefix(), environment(lodging), Role.PROPERTIES);
  }

  private Map<String, String> environment(Site.Lodging lodging) {
    Map<String, String> environment =
        new HashMap<>(Role.environment(home, lodging.host(), access.secret()));
    environment.putAll(lodging.environment());
    return environment;
  }

  /**
   * Starts a driver as spark-submit would, in a JVM that ends with this one. The secret is in its
   * environment; everything else that it needs to run on the cluster are system properties.
   *
   * @param name of its log in the cluster's folder: {@code name.log}
   * @param properties more system properties
   * @param mainAndArguments the class to run and what it is given
   */
  public Process startDriver(
      String name, Map<String, String> properties, List<String> mainAndArguments) {
    Map<String, String> all = loggingAsSpark(SparkDefaults.ofExecutors());
    all.putAll(access.openSettings());
    all.put("spark.submit.deployMode", "client");
    all.putAll(properties);
    Site.Lodging lodging = new Site.Lodging(site.host(), List.of(), Map.of());
    return ChildJvm.start(
            new Role(name, mainAndArguments), folder, List.of(), environment(lodging), all)
        .process();
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
    return loggingAsSpark(access.settings());
  }

  private static Map<String, String> loggingAsSpark(Map<String, String> settings) {
    settings.merge(
        "spark.executor.extraJavaOptions", ChildJvm.LOG, (options, log) -> options + " " + log);
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

  /**
   * The processes of the executors that a worker has now.
   *
   * @param worker from 0
   */
  public List<ProcessHandle> executors(int worker) {
    return processes().get(1 + worker).children().filter(ProcessHandle::isAlive).toList();
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
