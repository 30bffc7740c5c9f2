package leeml.train.worker;

import java.io.Serializable;

/** The worker's half of a strategy: what it does with θ in a round, and what it sends. */
public interface LocalWork extends Serializable {

  /** What the vector that a worker sends stands for. */
  enum Message {
    /** dL/dθ at the θ that came down; the workers never part. */
    GRADIENT,
    /** wᵢ − θ: how far the worker moved from the θ that came down, to which it will return. */
    MOVEMENT,
    /** Where the worker stands, wᵢ or wᵢ − θ; it goes on from there, not from the next θ. */
    POSITION
  }

  /** The meaning of the vectors that {@link #work} leaves. */
  Message message();

  /**
   * Does one round's work.
   *
   * @param worker gives batches, gradients, local steps and the worker's own position
   * @param theta θ as it last came down, shape (d); not modified
   * @param message zeros; afterwards the vector to send, shape (d)
   */
  void work(Worker<?> worker, float[] theta, float[] message);

  /**
   * How much the worker's vector counts in the mean.
   *
   * @param examples that it saw in the round; may be 0
   */
  default double weight(long examples) {
    return examples;
  }
}
