package leeml.sim.paths;

import java.io.Serializable;
import leeml.sim.Network;

/** A topology as a cost formula: the way of θ down and of K vectors to their sum. */
public interface Paths extends Serializable {

  /** As it is written after {@code --topology}: {@code tree:depth=2}. */
  String name();

  /** What a round sends, and how long that takes. */
  Transfer transfer(Sent sent, Network network);

  /** Straight to the driver. */
  static Paths driver() {
    return new DriverPaths();
  }

  /**
   * Groups are added up level by level.
   *
   * @param depth levels, at least 2
   */
  static Paths tree(int depth) {
    return new TreePaths(depth);
  }

  /** Every worker adds up a slice of all vectors. */
  static Paths sliced() {
    return new SlicedPaths();
  }

  /** Slices are added up from neighbour to neighbour. */
  static Paths ring() {
    return new RingPaths();
  }

  /** Bytes of what a worker sends to the driver, the line about its round included. */
  static long parcelBytes(long payload) {
    return Parcel.bytes(payload, 1, 1);
  }

  /** θ to K workers: ⌈log₂(K + 1)⌉ (α + nβ). */
  static double downSeconds(long thetaBytes, int workers, Network network) {
    int hops = Integer.SIZE - Integer.numberOfLeadingZeros(workers);
    return hops * network.seconds(thetaBytes);
  }
}
