package leeml.spark.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import leeml.error.UsageException;
import leeml.spark.standalone.ClusterState.Member;
import leeml.spark.standalone.StandaloneCluster.Shape;

/**
 * Spark's standalone master and workers as processes that outlive the one that starts them, one
 * such cluster for a user at a time.
 *
 * <p>Applications of the same user find its secret in its folder; see {@link #at}.
 */
public final class DetachedCluster {

  private static final int STOP_SECONDS = 10;

  private final ClusterFolder folder;
  private final ClusterState state;

  DetachedCluster(ClusterFolder folder, ClusterState state) {
    this.folder = folder;
    this.state = state;
  }

  /** Where this user's cluster keeps what it needs; nothing lies there while none runs. */
  public static Path home() {
    return standardFolder().path();
  }

  /** This user's cluster, if one was started and not stopped; its processes may have ended. */
  public static Optional<DetachedCluster> find() {
    return find(standardFolder());
  }

  static Optional<DetachedCluster> find(ClusterFolder folder) {
    return folder.state().map(state -> new DetachedCluster(folder, state));
  }

  /**
   * This user's cluster, if it runs at an address.
   *
   * @param master as Spark writes it; {@code localhost} is 127.0.0.1
   */
  public static Optional<DetachedCluster> at(String master) {
    return find().filter(cluster -> cluster.isAt(master));
  }

  boolean isAt(String master) {
    String plain = master.replace("spark://localhost:", "spark://127.0.0.1:");
    return plain.equals(master()) && ended().isEmpty();
  }

  /**
   * Starts a cluster and waits until all workers have registered.
   *
   * @param host an address of this machine to listen at
   * @param port of the master
   * @throws UsageException if one runs or starts already, or it cannot listen there
   * @throws IllegalStateException if it does not come up; nothing of it is left then
   */
  public static DetachedCluster start(Shape shape, String host, int port) {
    return start(standardFolder(), shape, host, port);
  }

  static DetachedCluster start(ClusterFolder folder, Shape shape, String host, int port) {
    try {
      clear(folder);
      int pagePort = requireListening(host, port);
      if (!folder.make()) {
        throw new UsageException("another process is starting a cluster in " + folder.path());
      }
      return new DetachedStart(folder, shape, host, port, pagePort).run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lay out a cluster in " + folder.path(), e);
    }
  }

  /** Clears away what a cluster left whose processes have all ended. */
  private static void clear(ClusterFolder folder) throws IOException {
    Optional<DetachedCluster> earlier = find(folder);
    if (earlier.isPresent() && earlier.get().state.beingStarted()) {
      throw new UsageException("a cluster is being started in " + folder.path());
    }
    if (earlier.isPresent() && earlier.get().state.alive().findAny().isPresent()) {
      throw new UsageException(
          "a cluster runs already, at "
              + earlier.get().master()
              + "; ./leeml cluster stop ends it");
    }
    folder.remove();
  }

  /** Makes sure that a master can listen at an address, and finds a port for its page. */
  private static int requireListening(String host, int port) throws IOException {
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new UsageException("--host " + host + ": no such host");
    }
    try (ServerSocket any = new ServerSocket(0, 1, address)) {
      try (ServerSocket master = new ServerSocket()) {
        master.setReuseAddress(true); // as the master's own socket does
        master.bind(new InetSocketAddress(address, port));
      } catch (BindException e) {
        throw new UsageException(
            "port %d of %s is in use; name another with --port".formatted(port, host));
      }
      return any.getLocalPort();
    } catch (BindException e) {
      throw new UsageException("--host " + host + ": not an address of this machine");
    }
  }

  /** {@code spark://host:port}. */
  public String master() {
    return state.master();
  }

  /** {@code http://…}, the master's page. */
  public String page() {
    return new MasterPage(state.host(), state.pagePort()).address();
  }

  /** How large it was started. */
  public Shape shape() {
    return new Shape(state.workers(), state.coresEach(), state.megabytesEach());
  }

  /** Workers that the master counts; −1 if it does not answer. */
  public int workersAlive() {
    return new MasterPage(state.host(), state.pagePort()).workersAlive();
  }

  /** The names of those of its processes that have ended by themselves. */
  public List<String> ended() {
    return state.members().stream()
        .filter(member -> member.process().isEmpty())
        .map(Member::name)
        .toList();
  }

  /** What a driver in this JVM sets to run on all of it; the secret is among it. */
  public Map<String, String> settings() {
    return access().settings();
  }

  /** The same without the secret, for a command line. */
  public Map<String, String> openSettings() {
    return access().openSettings();
  }

  /** What a driver in another JVM has in its environment. */
  public Map<String, String> environment() {
    return Map.of("_SPARK_AUTH_SECRET", folder.secret());
  }

  private Access access() {
    List<Path> classFolders = state.classFolders().stream().map(Path::of).toList();
    return new Access(state.host(), state.port(), shape(), classFolders, folder.secret());
  }

  /**
   * Ends all processes, those of executors and drivers too, and removes the folder.
   *
   * @return how many processes were ended
   */
  public int stop() {
    return stop(STOP_SECONDS);
  }

  /** The same, with other seconds for processes to end by themselves before they are killed. */
  int stop(int patienceSeconds) {
    List<ProcessHandle> members = state.alive().flatMap(m -> m.process().stream()).toList();
    List<ProcessHandle> all = new ArrayList<>(members);
    members.forEach(member -> all.addAll(member.descendants().toList()));
    // Workers first: one that ends takes its executors along.
    for (int i = members.size() - 1; i >= 0; i--) {
      members.get(i).destroy();
    }
    await(all, patienceSeconds);
    all.forEach(ProcessHandle::destroyForcibly);
    await(all, STOP_SECONDS);
    try {
      folder.remove();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder.path(), e);
    }
    return all.size();
  }

  private static void await(List<ProcessHandle> processes, int seconds) {
    CompletableFuture<?>[] ends =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // They are made to end, or are in the kernel's hands.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a process cannot be waited for", e);
    }
  }

  private static ClusterFolder standardFolder() {
    return ClusterFolder.standard(System.getenv(), System.getProperty("user.home"));
  }
}
