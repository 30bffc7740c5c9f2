package leeml.spark;

import java.io.Serializable;
import java.util.List;
import leeml.model.Batch;
import leeml.spark.topology.Wire;
import leeml.train.worker.Order;
import leeml.train.worker.Worker;
import leeml.train.worker.WorkerPlan;
import leeml.train.worker.WorkerState;
import org.apache.spark.broadcast.Broadcast;

/**
 * How a worker's state at the start of a round is found again when its executor has none: take what
 * its last line told if that was all of it; otherwise the last snapshot, and do the rounds since
 * then once more.
 *
 * <p>The broadcasts are handles: nothing of them is fetched unless it is needed.
 *
 * @param told small states by worker number before this round; null if some are too large to tell,
 *     or all are fresh
 * @param snapshot states by worker number before the first of {@code past}; null for fresh states
 * @param past the rounds since the snapshot, oldest first
 */
record Recovery(byte[][] told, Broadcast<byte[][]> snapshot, List<PastRound> past)
    implements Serializable {

  /** A round that was done, and the θ that it started from. */
  record PastRound(Order order, Broadcast<byte[]> theta) implements Serializable {}

  /** The state of a worker before this round. */
  <B extends Batch> WorkerState replay(int number, Worker<B> worker, WorkerPlan<B> plan) {
    WorkerState state = plan.freshState(number);
    if (told != null) {
      state.decode(told[number]);
    } else if (snapshot != null) {
      state.decode(snapshot.value()[number]);
    }
    for (PastRound round : past) {
      worker.run(Wire.unpack(round.theta().value()), round.order(), state);
    }
    return state;
  }
}
