package leeml.train.server;

import java.io.Serializable;
import java.util.List;

/**
 * A server and its workers at one moment: all that a run needs to go on from there.
 *
 * @param slices of θ in their order; none if no run has begun
 * @param workers by number; none where they begin anew, as those do that have died
 * @param mostSteps local steps that each worker was allowed
 * @param clock the cluster's own numbers, by which it knows what comes when; empty if it has none
 */
public record ServedSnapshot(
    List<SliceSnapshot> slices, List<WorkerSnapshot> workers, long mostSteps, double[] clock)
    implements Serializable {

  /** Of a run that has not begun. */
  public static final ServedSnapshot NONE =
      new ServedSnapshot(List.of(), List.of(), 0, new double[0]);

  /** Copies the lists. */
  public ServedSnapshot {
    slices = List.copyOf(slices);
    workers = List.copyOf(workers);
  }

  /** Of slices whose workers begin anew. */
  public static ServedSnapshot ofSlices(List<SliceSnapshot> slices, long mostSteps) {
    return new ServedSnapshot(slices, List.of(), mostSteps, new double[0]);
  }

  /** Whether there is nothing to go on from. */
  public boolean isNone() {
    return slices.isEmpty();
  }

  /** θ, shape (d). */
  public float[] theta() {
    float[] theta = new float[slices.stream().mapToInt(slice -> slice.theta().length).sum()];
    int filled = 0;
    for (SliceSnapshot slice : slices) {
      System.arraycopy(slice.theta(), 0, theta, filled, slice.theta().length);
      filled += slice.theta().length;
    }
    return theta;
  }

  /**
   * Rounds of a worker that all slices have taken in and made use of, or thrown away; a push that
   * is collected for the next update is not among them. 0 if no run has begun.
   */
  public long roundsApplied(int worker) {
    return slices.stream().mapToLong(slice -> slice.roundsApplied(worker)).min().orElse(0);
  }

  /** Rounds of a worker that all slices have taken in; 0 if no run has begun. */
  public long rounds(int worker) {
    return slices.stream().mapToLong(slice -> slice.rounds()[worker]).min().orElse(0);
  }
}
