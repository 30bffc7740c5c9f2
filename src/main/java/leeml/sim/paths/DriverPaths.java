package leeml.sim.paths;

import leeml.sim.Network;

/**
 * Every worker sends straight to the driver, whose link takes one after the other:
 *
 * <pre>  ⌈log₂(K + 1)⌉ (α + nβ)  +  α + Σ nᵢβ  +  K nγ.</pre>
 *
 * <p>The linear gather in the α–β model: latencies overlap, bytes do not. Grows with K without
 * bound.
 */
record DriverPaths() implements Paths {

  @Override
  public String name() {
    return "driver";
  }

  @Override
  public Transfer transfer(Sent sent, Network network) {
    int workers = sent.workers();
    long thetaBytes = sent.thetaBytes();
    long up = sent.parcelBytes();
    double link = Paths.downSeconds(thetaBytes, workers, network) + network.seconds(up);
    double add = network.addSeconds((double) workers * thetaBytes);
    return new Transfer(link, add, workers * thetaBytes, up, 0, 1, workers);
  }
}
