package leeml.cli.chaos.fault;

import java.io.IOException;
import leeml.spark.standalone.StandaloneCluster;

/** Finds the process that a fault is for. */
final class Executors {

  private Executors() {}

  /**
   * The executor of a worker, of which one application runs at a time.
   *
   * @throws IOException if the worker has none
   */
  static ProcessHandle of(StandaloneCluster cluster, int worker) throws IOException {
    return cluster.executors(worker).stream()
        .findFirst()
        .orElseThrow(() -> new IOException("worker " + worker + " has no executor to strike"));
  }
}
