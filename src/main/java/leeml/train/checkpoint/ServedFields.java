package leeml.train.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import leeml.train.server.ServedSnapshot;
import leeml.train.server.SliceSnapshot;
import leeml.train.server.WorkerSnapshot;

/**
 * A server and its workers as fields. The slices of θ are those of the checkpoint's θ, one after
 * the other, and only their lengths are written.
 */
final class ServedFields {

  private static final int FEWEST_BYTES_A_SLICE = Long.BYTES + 7 * Integer.BYTES;
  private static final int FEWEST_BYTES_A_WORKER = 3 * Long.BYTES + 3 * Integer.BYTES;
  private static final int FRESH = 1;
  private static final int STOPPED = 2;

  private ServedFields() {}

  static void write(ServedSnapshot served, CheckpointOutput out) throws IOException {
    out.integer(served.slices().size());
    for (SliceSnapshot slice : served.slices()) {
      out.integer(slice.theta().length);
      out.number(slice.version());
      out.numbers(slice.rounds());
      out.numbers(slice.versionsRead());
      out.numbers(slice.waiting().stream().mapToLong(Integer::longValue).toArray());
      RoundFields.counts(slice.staleness(), out);
      RoundFields.counts(slice.lead(), out);
      out.bytes(slice.rule());
    }
    out.integer(served.workers().size());
    for (WorkerSnapshot worker : served.workers()) {
      out.number(worker.round());
      out.number(worker.versionRead());
      out.integer((worker.fresh() ? FRESH : 0) | (worker.stopped() ? STOPPED : 0));
      out.real(worker.due());
      out.floats(worker.theta());
      out.bytes(worker.state());
    }
    out.number(served.mostSteps());
    out.reals(served.clock());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param theta the checkpoint's, not modified
   */
  static ServedSnapshot read(CheckpointInput in, float[] theta) throws IOException {
    return new ServedSnapshot(slices(in, theta), workers(in), in.number(), in.reals());
  }

  private static List<SliceSnapshot> slices(CheckpointInput in, float[] theta) throws IOException {
    List<SliceSnapshot> slices = new ArrayList<>();
    int from = 0;
    int size = in.count(FEWEST_BYTES_A_SLICE);
    for (int i = 0; i < size; i++) {
      int length = in.integer();
      if (length < 0 || length > theta.length - from) {
        throw new DamagedCheckpoint("it was altered: its slices go beyond θ");
      }
      slices.add(slice(in, Arrays.copyOfRange(theta, from, from + length)));
      from += length;
    }
    return slices;
  }

  private static SliceSnapshot slice(CheckpointInput in, float[] part) throws IOException {
    return new SliceSnapshot(
        part,
        in.number(),
        in.numbers(),
        in.numbers(),
        LongStream.of(in.numbers()).mapToInt(one -> (int) one).boxed().toList(),
        RoundFields.counts(in),
        RoundFields.counts(in),
        in.bytes());
  }

  private static List<WorkerSnapshot> workers(CheckpointInput in) throws IOException {
    List<WorkerSnapshot> workers = new ArrayList<>();
    int size = in.count(FEWEST_BYTES_A_WORKER);
    for (int i = 0; i < size; i++) {
      long round = in.number();
      long versionRead = in.number();
      int flags = in.integer();
      workers.add(
          new WorkerSnapshot(
              round,
              versionRead,
              (flags & FRESH) != 0,
              (flags & STOPPED) != 0,
              in.real(),
              in.floats(),
              in.bytes()));
    }
    return workers;
  }
}
