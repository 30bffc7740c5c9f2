package leeml.spark.server;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import leeml.train.server.Staleness;

/**
 * A server as it is seen from outside. Slices are looked at one after the other, while pushes come
 * in: one may have taken in more than another.
 *
 * @param slices in their order, at least one
 */
public record Look(List<SliceLook> slices) {

  /** θ, shape (d). */
  public float[] theta() {
    float[] theta = new float[slices.stream().mapToInt(slice -> slice.theta().length).sum()];
    int filled = 0;
    for (SliceLook slice : slices) {
      System.arraycopy(slice.theta(), 0, theta, filled, slice.theta().length);
      filled += slice.theta().length;
    }
    return theta;
  }

  /** Rounds of a worker that all slices have taken in. */
  public long rounds(int worker) {
    return slices.stream().mapToLong(slice -> slice.rounds()[worker]).min().orElseThrow();
  }

  /** Of the pushes so far, in updates: value to count, added up over slices. */
  public SortedMap<Long, Long> staleness() {
    return sum(SliceLook::staleness);
  }

  /** Of the answers so far, in rounds: value to count, added up over slices. */
  public SortedMap<Long, Long> lead() {
    return sum(SliceLook::lead);
  }

  /** The rate of the next step; NaN if the server makes none. */
  public double learningRate() {
    return slices.get(0).learningRate();
  }

  /** Time spent taking pushes in, mean over slices. */
  public long applyNanos() {
    return slices.stream().mapToLong(SliceLook::applyNanos).sum() / slices.size();
  }

  private SortedMap<Long, Long> sum(Function<SliceLook, SortedMap<Long, Long>> histogram) {
    Staleness all = new Staleness();
    slices.forEach(slice -> all.addAll(histogram.apply(slice)));
    return all.counts();
  }
}
