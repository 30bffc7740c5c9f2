package leeml.spark.topology;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import leeml.spark.topology.Wire.Parcel;
import leeml.train.cluster.Gathering;
import leeml.train.cluster.Reply;
import leeml.train.compress.Compressor;

/**
 * Parcels added up, with what it took.
 *
 * @param parcel the sum, with the places and bytes of all
 * @param aggregateNanos time spent adding
 */
public record Arrived(Parcel parcel, long aggregateNanos) {

  /** The mean of all vectors, and a line a worker. */
  public Reply reply() {
    return parcel.reply();
  }

  /** Unpacks parcels and adds them in the order given. */
  static Arrived addUp(List<byte[]> parcels, int size, Compressor compressor) {
    Gathering gathering = new Gathering(size);
    Set<String> places = new TreeSet<>();
    long bytes = 0;
    long serialiseNanos = 0;
    long aggregateNanos = 0;
    for (byte[] packed : parcels) {
      Parcel parcel = Parcel.unpack(packed, size, compressor);
      long start = System.nanoTime();
      gathering.add(parcel.reply());
      aggregateNanos += System.nanoTime() - start;
      places.addAll(parcel.places());
      bytes += parcel.bytesBelow();
      serialiseNanos += parcel.serialiseNanos();
    }
    Parcel sum = new Parcel(gathering.reply(), List.copyOf(places), bytes, serialiseNanos);
    return new Arrived(sum, aggregateNanos);
  }
}
