package leeml.train.cluster;

import leeml.optim.MemoryCodec;
import leeml.optim.Optimizer;

/**
 * What a worker carries from one round to the next and could not work out again from the round's
 * input: the state of its optimizer. Empty until the worker takes a local step, and so for good
 * under a strategy that takes none.
 */
public final class WorkerState {

  private final Optimizer optimizer;
  private final int size;
  private Optimizer.State state;

  WorkerState(Optimizer optimizer, int size) {
    this.optimizer = optimizer;
    this.size = size;
  }

  /** The optimizer's state, started when it is first asked for. */
  Optimizer.State optimizer() {
    if (state == null) {
      state = optimizer.init(size);
    }
    return state;
  }

  /** Whether a fresh state would serve as well. */
  public boolean isEmpty() {
    return state == null;
  }

  /** A state of its own with the same content. */
  public WorkerState copy() {
    WorkerState copy = new WorkerState(optimizer, size);
    if (state != null) {
      MemoryCodec.copy(state, copy.optimizer());
    }
    return copy;
  }

  /** The content as bytes; of length 0 if empty. */
  public byte[] encode() {
    return state == null ? new byte[0] : MemoryCodec.encode(state);
  }

  /** Takes over what {@link #encode} gave. */
  public void decode(byte[] bytes) {
    if (bytes.length == 0) {
      state = null;
    } else {
      MemoryCodec.decode(bytes, optimizer());
    }
  }
}
