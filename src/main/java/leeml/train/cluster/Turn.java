package leeml.train.cluster;

import java.util.List;
import java.util.SortedMap;
import leeml.train.server.LocalServer;
import leeml.train.server.SliceSnapshot;
import leeml.train.worker.WorkerLine;

/**
 * What happened while K rounds of workers were done, K the number of workers, or a few more.
 *
 * @param theta a copy of θ at the end, shape (d)
 * @param workers a line for each round that a worker did, in the order of arrival
 * @param staleness of the pushes so far, in updates: value to count
 * @param lead how many rounds ahead of the slowest workers were let go on so far: value to count
 * @param learningRate of the server's next step; NaN if it makes none
 * @param cost bytes and seconds
 */
public record Turn(
    float[] theta,
    List<WorkerLine> workers,
    SortedMap<Long, Long> staleness,
    SortedMap<Long, Long> lead,
    double learningRate,
    RoundCost cost) {

  /** A turn that a server in this JVM has come to the end of. */
  public static Turn at(LocalServer server, List<WorkerLine> lines, RoundCost cost) {
    SliceSnapshot look = server.look();
    return new Turn(
        look.theta(), lines, look.staleness(), look.lead(), server.learningRate(), cost);
  }
}
