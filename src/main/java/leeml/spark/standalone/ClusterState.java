package leeml.spark.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import leeml.spark.standalone.StandaloneCluster.Shape;

/**
 * What is known of a cluster that outlives its starter, as {@code cluster.json} holds it.
 *
 * @param host where it listens
 * @param port of its master
 * @param pagePort of the master's page
 * @param workers as in {@link StandaloneCluster.Shape}, like the next two
 * @param classFolders what executors need beside the jars
 * @param members its processes, and the one that starts it until it is up
 */
record ClusterState(
    String host,
    int port,
    int pagePort,
    int workers,
    int coresEach,
    int megabytesEach,
    List<String> classFolders,
    List<Member> members) {

  static final String STARTER = "starter";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A process.
   *
   * @param name master, worker-0, …
   * @param startedAtMillis since 1970; another process may have the number by now
   */
  record Member(String name, long pid, long startedAtMillis) {

    /** How far apart two looks at one process's start may be, as the kernel counts from boot. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    static Member of(String name, ProcessHandle process) {
      Instant started = process.info().startInstant().orElse(Instant.EPOCH);
      return new Member(name, process.pid(), started.toEpochMilli());
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> process() {
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
    }

    private boolean isTheSame(ProcessHandle other) {
      Instant started = other.info().startInstant().orElse(Instant.EPOCH);
      return Duration.between(Instant.ofEpochMilli(startedAtMillis), started)
              .abs()
              .compareTo(TOLERANCE)
          < 0;
    }
  }

  ClusterState {
    classFolders = List.copyOf(classFolders);
    members = List.copyOf(members);
  }

  /** One that has no processes yet. */
  static ClusterState starting(String host, int port, int pagePort, Shape shape) {
    return new ClusterState(
        host,
        port,
        pagePort,
        shape.workers(),
        shape.coresEach(),
        shape.megabytesEach(),
        List.of(),
        List.of());
  }

  /** {@code spark://host:port}. */
  String master() {
    return "spark://" + host + ":" + port;
  }

  /** As this, with other folders of classes. */
  ClusterState withClassFolders(List<Path> folders) {
    List<String> paths = folders.stream().map(Path::toString).toList();
    return new ClusterState(
        host, port, pagePort, workers, coresEach, megabytesEach, paths, members);
  }

  /** As this, with other processes. */
  ClusterState with(List<Member> others) {
    return new ClusterState(
        host, port, pagePort, workers, coresEach, megabytesEach, classFolders, others);
  }

  /** Those that still run. */
  Stream<Member> alive() {
    return members.stream().filter(member -> member.process().isPresent());
  }

  /** Whether a process is still starting it. */
  boolean beingStarted() {
    return alive().anyMatch(member -> member.name().equals(STARTER));
  }

  String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record that cannot be written", e);
    }
  }

  /** Reads what {@link #toJson} wrote. */
  static ClusterState ofJson(String json) throws JsonProcessingException {
    return JSON.readValue(json, ClusterState.class);
  }
}
