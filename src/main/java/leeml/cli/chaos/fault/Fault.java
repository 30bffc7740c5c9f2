package leeml.cli.chaos.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import leeml.spark.standalone.Site;
import leeml.spark.standalone.StandaloneCluster;

/** Something that goes wrong once, amid a run on a cluster of at least two workers. */
public interface Fault {

  /** The worker that it befalls. */
  int WORKER = 1;

  /** As a plan calls it, with what it was given: {@code executor-frozen 20 s}. */
  String name();

  /** What this machine lacks to let it happen; empty if nothing. */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /**
   * Where the cluster has to live for it; what that takes is made now.
   *
   * @param folder for files; there already
   * @return empty if any cluster will do, which other runs may have used
   */
  default Optional<Site> site(Path folder) throws IOException {
    return Optional.empty();
  }

  /**
   * Goes wrong, amid a round.
   *
   * @param driver of the run
   * @return what was done, in a few words
   */
  String strike(StandaloneCluster cluster, Process driver) throws IOException;

  /** Puts right again what does not come right by itself. */
  default void mend(StandaloneCluster cluster) throws IOException {}

  /** Takes back what {@link #site} made; the cluster has ended. */
  default void leave() {}

  /** Whether the driver is gone, and a second one has to go on from the checkpoints. */
  default boolean endsTheDriver() {
    return false;
  }

  /** Whether what the run left shows that the fault has hit it. */
  boolean isFelt(Traces traces);
}
