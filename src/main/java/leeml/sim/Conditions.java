package leeml.sim;

import java.io.Serializable;
import java.util.Arrays;
import leeml.sim.paths.Paths;
import leeml.sim.paths.Transfer;
import leeml.train.cluster.RoundCost;

/**
 * What a virtual cluster is like.
 *
 * @param compute how fast machines work
 * @param network what messages cost
 * @param paths that vectors take in a round
 * @param overhead of starting a round
 */
public record Conditions(Compute compute, Network network, Paths paths, Overhead overhead)
    implements Serializable {

  /** Machines that compute, under a scheduler and on a network that cost nothing. */
  public static Conditions of(Compute compute) {
    return new Conditions(compute, Network.NONE, Paths.driver(), Overhead.NONE);
  }

  /** The same on this network. */
  public Conditions on(Network other) {
    return new Conditions(compute, other, paths, overhead);
  }

  /** The same with vectors on these paths. */
  public Conditions along(Paths other) {
    return new Conditions(compute, network, other, overhead);
  }

  /** The same with rounds that cost this much to start. */
  public Conditions under(Overhead other) {
    return new Conditions(compute, network, paths, other);
  }

  /**
   * A round in which all wait for the slowest: overhead + slowest worker + transfer.
   *
   * @param workSeconds of each worker
   * @param transfer of θ down and of what workers sent up
   */
  RoundCost round(double[] workSeconds, Transfer transfer) {
    double slowest = Arrays.stream(workSeconds).max().orElse(0);
    double mean = Arrays.stream(workSeconds).average().orElse(0);
    double start = overhead.seconds(transfer.stages(), transfer.tasks());
    return new RoundCost(
        transfer.bytesDown(),
        transfer.bytesUp(),
        transfer.bytesBetween(),
        start + slowest + transfer.linkSeconds() + transfer.addSeconds(),
        mean,
        slowest,
        0,
        transfer.addSeconds());
  }
}
