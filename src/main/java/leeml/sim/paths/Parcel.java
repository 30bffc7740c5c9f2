package leeml.sim.paths;

/** The length of what travels: vectors, and what is said beside them. */
final class Parcel {

  /** Of a parcel of {@code leeml.spark.topology.Wire}, its vector and workers apart. */
  private static final long HEAD_BYTES = 29;

  /** A worker's line and the name of its executor. */
  private static final long LINE_BYTES = 86;

  private Parcel() {}

  /** So many parcels of a vector each, with so many workers' lines in all. */
  static long bytes(long vectorBytes, long parcels, long lines) {
    return parcels * (vectorBytes + HEAD_BYTES) + LINE_BYTES * lines;
  }
}
