package leeml.train.cluster;

import java.io.Serializable;

/** The worker's half of a strategy: what it does with θ in a round, and what it sends back. */
public interface LocalWork extends Serializable {

  /** What the vector that a worker sends stands for. */
  enum Message {
    /** dL/dθ at the θ that came down; the workers never part. */
    GRADIENT,
    /** wᵢ − θ: how far the worker moved from the θ that came down. */
    MOVEMENT
  }

  /** The meaning of the vectors that {@link #work} leaves. */
  Message message();

  /**
   * Does one round's work.
   *
   * @param worker gives batches, gradients and local steps
   * @param theta θ as it came down, shape (d); not modified
   * @param message zeros; afterwards the vector to send, shape (d)
   */
  void work(Worker<?> worker, float[] theta, float[] message);
}
