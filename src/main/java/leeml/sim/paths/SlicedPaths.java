package leeml.sim.paths;

import leeml.sim.Network;

/**
 * Reduce-scatter by pairwise exchange, then a gather: worker j adds up slice j of all vectors and
 * the driver puts the K slices side by side:
 *
 * <pre>  ⌈log₂(K + 1)⌉ (α + nβ)  +  (K − 1)α + (K − 1)/K nβ + nγ  +  α + nβ.</pre>
 *
 * <p>Source: Thakur et al., 2005, §4.2 (pairwise exchange, for long vectors). Workers cut full
 * vectors, so a compressor saves nothing on these paths. The shuffle is a stage more.
 */
record SlicedPaths() implements Paths {

  @Override
  public String name() {
    return "sliced";
  }

  @Override
  public Transfer transfer(Sent sent, Network network) {
    int workers = sent.workers();
    long thetaBytes = sent.thetaBytes();
    long between = workers * sent.gatheredBytes(workers);
    long up = sent.gatheredBytes(workers);
    double exchanged = (workers - 1.0) / workers * sent.gatheredBytes(workers);
    double link =
        Paths.downSeconds(thetaBytes, workers, network)
            + (workers - 1) * network.latencySeconds()
            + network.linkSeconds(exchanged)
            + network.seconds(up);
    double add = network.addSeconds(thetaBytes);
    return new Transfer(link, add, workers * thetaBytes, up, between, 2, 2 * workers);
  }
}
