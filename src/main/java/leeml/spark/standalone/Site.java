package leeml.spark.standalone;

import java.util.List;
import java.util.Map;

/**
 * Where the JVMs of a {@link StandaloneCluster} live: which address they listen at, and whether
 * some worker is in a place of its own, such as a namespace of the kernel's.
 *
 * @param host of the master, of drivers, and of workers that are not named
 * @param workers by number, from 0; those that are elsewhere
 */
public record Site(String host, Map<Integer, Lodging> workers) {

  private static final String LOOPBACK = "127.0.0.1";

  /**
   * Where a JVM lives.
   *
   * @param host where it listens
   * @param prefix the command that starts the JVM, which it is given as its last arguments and must
   *     become ({@code exec}); empty to start it as it is
   * @param environment variables beside those of the cluster
   */
  public record Lodging(String host, List<String> prefix, Map<String, String> environment) {

    /** Copies both. */
    public Lodging {
      prefix = List.copyOf(prefix);
      environment = Map.copyOf(environment);
    }
  }

  /** Copies the map. */
  public Site {
    workers = Map.copyOf(workers);
  }

  /** All of it on this machine's 127.0.0.1. */
  public static Site plain() {
    return new Site(LOOPBACK, Map.of());
  }

  /** All of it there but for one worker, which a command starts. */
  public static Site with(int worker, List<String> prefix, Map<String, String> environment) {
    return new Site(LOOPBACK, Map.of(worker, new Lodging(LOOPBACK, prefix, environment)));
  }

  Lodging ofWorker(int worker) {
    return workers.getOrDefault(worker, new Lodging(host, List.of(), Map.of()));
  }
}
