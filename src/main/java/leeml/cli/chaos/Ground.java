package leeml.cli.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import leeml.cli.chaos.fault.Fault;
import leeml.spark.standalone.Site;
import leeml.spark.standalone.StandaloneCluster;
import leeml.spark.standalone.StandaloneCluster.Shape;

/**
 * The clusters that a plan runs on: one for all rows that any cluster will do for, and one of its
 * own for each of the others, which ends with the row.
 */
final class Ground implements AutoCloseable {

  private final Shape shape;
  private final Path folder;
  private StandaloneCluster shared;
  private int count;

  /**
   * No cluster yet.
   *
   * @param folder of the clusters' logs and work
   */
  Ground(Shape shape, Path folder) {
    this.shape = shape;
    this.folder = folder;
  }

  /** A cluster for the length of a row. */
  record Plot(StandaloneCluster cluster, Path folder, Optional<Fault> own)
      implements AutoCloseable {
    @Override
    public void close() {
      own.ifPresent(
          fault -> {
            cluster.close();
            fault.leave();
          });
    }
  }

  /** For a run that nothing befalls. */
  Plot plain() {
    Path logs = folder.resolve("cluster");
    if (shared == null) {
      shared = StandaloneCluster.start(shape, logs);
    }
    return new Plot(shared, logs, Optional.empty());
  }

  /** For a run that something befalls. */
  Plot of(Fault fault) throws IOException {
    Path logs = folder.resolve("cluster-of-row-" + ++count);
    Files.createDirectories(logs);
    Optional<Site> site = fault.site(logs);
    if (site.isEmpty()) {
      Files.delete(logs);
      return plain();
    }
    close(); // two clusters at a time are more than a small machine has memory for
    try {
      return new Plot(StandaloneCluster.start(shape, logs, site.get()), logs, Optional.of(fault));
    } catch (RuntimeException e) {
      fault.leave();
      throw e;
    }
  }

  @Override
  public void close() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }
}
