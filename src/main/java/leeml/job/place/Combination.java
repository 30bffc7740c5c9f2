package leeml.job.place;

import leeml.error.UsageException;
import leeml.spark.topology.Topology;
import leeml.train.Master;
import leeml.train.compress.Compressor;
import leeml.train.compress.FullPrecision;
import leeml.train.strategy.RoundStrategy;
import leeml.train.strategy.ServerStrategy;
import leeml.train.strategy.Strategy;
import leeml.train.worker.LocalWork.Message;

/**
 * A strategy with all that it is run by.
 *
 * @param strategy how workers' progress is joined
 * @param compressor what they send in place of full vectors
 * @param topology the paths to the centre
 * @param place where they live
 */
public record Combination(
    Strategy strategy, Compressor compressor, Topology topology, Place place) {

  /**
   * Says no to what makes no sense together.
   *
   * @param workers K
   * @throws UsageException with the reason
   */
  public void check(int workers) {
    if (strategy instanceof Master && !(place instanceof SparkPlace)) {
      throw new UsageException(
          "%s on cluster %s: it is another system's own and runs on Spark; leave the cluster out"
              .formatted(strategy.name(), place.name()));
    }
    if (workers > strategy.mostWorkers()) {
      throw new UsageException(
          "%s trains with at most %d workers, not %d; name another strategy"
              .formatted(strategy.name(), strategy.mostWorkers(), workers));
    }
    if (!topology.equals(Topology.driver())) {
      checkTopology(workers);
    }
    if (!(compressor instanceof FullPrecision)) {
      checkCompressor();
    }
  }

  private void checkTopology(int workers) {
    String both = strategy.name() + " with topology " + topology.name();
    if (strategy instanceof ServerStrategy) {
      throw new UsageException(
          both + ": its workers send to a server each in its own time; leave the topology out");
    }
    if (strategy instanceof Master) {
      throw new UsageException(both + ": its paths are another system's; leave the topology out");
    }
    if (strategy instanceof RoundStrategy rounds && rounds.mixing(workers).isPresent()) {
      throw new UsageException(
          both + ": its workers send to their neighbours; leave the topology out");
    }
    if (place instanceof SerialPlace) {
      throw new UsageException(
          "topology %s on cluster serial: within one thread nothing is sent"
              .formatted(topology.name()));
    }
  }

  private void checkCompressor() {
    String both = strategy.name() + " with compressor " + compressor.name();
    if (strategy instanceof ServerStrategy) {
      throw new UsageException(
          both
              + ": a server takes slices of the vector, and a compressor packs it whole; use a"
              + " strategy of rounds");
    }
    if (strategy instanceof Master) {
      throw new UsageException(
          both + ": what its workers send is another system's; leave the compressor out");
    }
    if (strategy instanceof RoundStrategy rounds && rounds.message() == Message.POSITION) {
      throw new UsageException(
          both
              + ": its workers send where they stand, and what is left out of a position cannot be"
              + " added to the next one; use sync or local-sgd");
    }
  }
}
