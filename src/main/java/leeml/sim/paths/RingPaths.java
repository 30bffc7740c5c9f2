package leeml.sim.paths;

import leeml.sim.Network;

/**
 * Reduce-scatter around a ring, then a gather: in each of K − 1 steps every worker passes a slice
 * of n/K on to its neighbour, which adds its own:
 *
 * <pre>  ⌈log₂(K + 1)⌉ (α + nβ)  +  (K − 1)(α + nβ/K + nγ/K)  +  α + nβ.</pre>
 *
 * <p>Source: the first half of Patarasu and Yuan, Bandwidth optimal all-reduce algorithms for
 * clusters of workstations, JPDC 69(2), 2009; the ring of Thakur et al., 2005, §4.1. A worker sends
 * n at most whatever K is, and waits K latencies for it. Slices are in full, so a compressor saves
 * nothing.
 */
record RingPaths() implements Paths {

  @Override
  public String name() {
    return "ring";
  }

  @Override
  public Transfer transfer(Sent sent, Network network) {
    int workers = sent.workers();
    long thetaBytes = sent.thetaBytes();
    double slice = (double) thetaBytes / workers;
    int steps = workers - 1;
    long up = sent.gatheredBytes(workers);
    double link =
        Paths.downSeconds(thetaBytes, workers, network)
            + steps * network.seconds(slice)
            + network.seconds(up);
    double add = steps * network.addSeconds(slice);
    return new Transfer(link, add, workers * thetaBytes, up, steps * thetaBytes, 1, workers);
  }
}
