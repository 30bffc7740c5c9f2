package leeml.spark.server;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import leeml.train.server.ServedSnapshot;
import leeml.train.server.SliceSnapshot;
import leeml.train.server.Staleness;

/**
 * A server as it is seen from outside. Slices are looked at one after the other, while pushes come
 * in: one may have taken in more than another.
 *
 * @param slices in their order, at least one
 */
public record Look(List<SliceLook> slices) {

  /** What a run goes on from whose workers begin anew. */
  public ServedSnapshot snapshot(long mostSteps) {
    return ServedSnapshot.ofSlices(slices.stream().map(SliceLook::slice).toList(), mostSteps);
  }

  /** θ, shape (d). */
  public float[] theta() {
    return snapshot(0).theta();
  }

  /** Rounds of a worker that are in all slices also if what rules have collected is lost. */
  public long roundsApplied(int worker) {
    return snapshot(0).roundsApplied(worker);
  }

  /** Rounds of a worker that all slices have taken in. */
  public long rounds(int worker) {
    return snapshot(0).rounds(worker);
  }

  /** Of the pushes so far, in updates: value to count, added up over slices. */
  public SortedMap<Long, Long> staleness() {
    return sum(SliceSnapshot::staleness);
  }

  /** Of the answers so far, in rounds: value to count, added up over slices. */
  public SortedMap<Long, Long> lead() {
    return sum(SliceSnapshot::lead);
  }

  /** The rate of the next step; NaN if the server makes none. */
  public double learningRate() {
    return slices.get(0).learningRate();
  }

  /** Time spent taking pushes in, mean over slices. */
  public long applyNanos() {
    return slices.stream().mapToLong(SliceLook::applyNanos).sum() / slices.size();
  }

  private SortedMap<Long, Long> sum(Function<SliceSnapshot, SortedMap<Long, Long>> histogram) {
    Staleness all = new Staleness();
    slices.forEach(look -> all.addAll(histogram.apply(look.slice())));
    return all.counts();
  }
}
