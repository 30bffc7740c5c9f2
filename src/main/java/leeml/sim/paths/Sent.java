package leeml.sim.paths;

import leeml.optim.Require;

/**
 * What a round has to move.
 *
 * @param thetaBytes n of θ, and of every sum, in full
 * @param payloads nᵢ of what each worker sends, as its compressor packed it; not modified
 * @param carriedBytes of the workers' states that travel with their lines, all together: no sum
 *     makes them fewer
 */
public record Sent(long thetaBytes, long[] payloads, long carriedBytes) {

  /** Checks the ranges. */
  public Sent {
    Require.atLeast("bytes of θ", thetaBytes, 1);
    Require.atLeast("workers", payloads.length, 1);
    Require.atLeast("bytes carried", carriedBytes, 0);
  }

  /** K. */
  int workers() {
    return payloads.length;
  }

  /** The parcels of workers on their way to the first that adds them up, a line with each. */
  long parcelBytes() {
    long sum = carriedBytes;
    for (long payload : payloads) {
      sum += Parcel.bytes(payload, 1, 1);
    }
    return sum;
  }

  /** So many parcels that hold one sum, and all lines, between them. */
  long gatheredBytes(long parcels) {
    return Parcel.bytes(0, parcels, workers()) + thetaBytes + carriedBytes;
  }

  /** So many parcels that each hold a sum, and all lines between them. */
  long summedBytes(long parcels) {
    return Parcel.bytes(thetaBytes, parcels, workers()) + carriedBytes;
  }
}
