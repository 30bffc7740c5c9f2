package leeml.spark.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import leeml.spark.topology.Wire.Parcel;
import leeml.train.cluster.Gathering;
import leeml.train.cluster.Reply;
import leeml.train.cluster.RoundCost;
import leeml.train.compress.Compressor;
import leeml.train.worker.WorkerLine;

/**
 * Parcels put together, with what it took.
 *
 * @param parcel the whole, with the places and bytes of all
 * @param bytesUp bytes of the parcels that arrived here
 * @param aggregateNanos time spent adding
 */
public record Arrived(Parcel parcel, long bytesUp, long aggregateNanos) {

  /** The mean of all vectors, and a line a worker. */
  public Reply reply() {
    return parcel.reply();
  }

  /** Bytes that workers sent each other before. */
  public long bytesBetween() {
    return parcel.bytesBelow() - bytesUp;
  }

  /**
   * What the round cost that ends with these parcels.
   *
   * @param packingNanos time that the centre spent packing
   * @param seconds wall clock
   */
  public RoundCost cost(
      long bytesDown, long bytesUp, long bytesBetween, long packingNanos, double seconds) {
    List<WorkerLine> lines = reply().workers();
    double serialiseNanos = packingNanos + (double) parcel.serialiseNanos() / lines.size();
    return new RoundCost(
        bytesDown,
        bytesUp,
        bytesBetween,
        seconds,
        lines.stream().mapToDouble(WorkerLine::computeSeconds).average().orElse(0),
        lines.stream().mapToDouble(WorkerLine::computeSeconds).max().orElse(0),
        serialiseNanos * 1e-9,
        aggregateNanos * 1e-9);
  }

  /** Unpacks parcels of whole vectors and adds them in the order given. */
  static Arrived addUp(List<byte[]> parcels, int size, Compressor compressor) {
    Gathering gathering = new Gathering(size);
    Tally tally = new Tally();
    for (byte[] packed : parcels) {
      Reply reply = tally.count(packed, Parcel.unpack(packed, size, compressor));
      tally.time(() -> gathering.add(reply));
    }
    return tally.arrived(gathering.reply());
  }

  /** Unpacks one parcel a slice, each added up before, and puts them side by side. */
  static Arrived joinUp(List<byte[]> parcels, Slices slices) {
    float[] mean = new float[slices.size()];
    List<WorkerLine> lines = new ArrayList<>();
    Tally tally = new Tally();
    for (int j = 0; j < slices.count(); j++) {
      byte[] packed = parcels.get(j);
      int from = slices.from(j);
      Reply slice = tally.count(packed, Parcel.unpack(packed, slices.length(j)));
      tally.time(() -> System.arraycopy(slice.mean(), 0, mean, from, slice.mean().length));
      lines.addAll(slice.workers());
    }
    return tally.arrived(new Reply(mean, lines));
  }

  /** Counts while parcels are put together. */
  private static final class Tally {
    private final Set<String> places = new TreeSet<>();
    private long bytesUp;
    private long bytesBelow;
    private long serialiseNanos;
    private long aggregateNanos;

    Reply count(byte[] packed, Parcel parcel) {
      places.addAll(parcel.places());
      bytesUp += packed.length;
      bytesBelow += parcel.bytesBelow();
      serialiseNanos += parcel.serialiseNanos();
      return parcel.reply();
    }

    void time(Runnable adding) {
      long start = System.nanoTime();
      adding.run();
      aggregateNanos += System.nanoTime() - start;
    }

    Arrived arrived(Reply reply) {
      Parcel whole = new Parcel(reply, List.copyOf(places), bytesBelow, serialiseNanos);
      return new Arrived(whole, bytesUp, aggregateNanos);
    }
  }
}
