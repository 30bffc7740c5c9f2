package leeml.optim;

import java.io.Serializable;
import java.util.List;

/**
 * A rule that turns gradients into updates: an immutable description, from which every worker
 * starts a state of its own.
 *
 * <p>A complete optimizer takes dL/dθ in and gives the update Δ out, and the caller adds it: θ ← θ
 * + Δ. The parts that optimizers are made of have the same shape and are put in line by {@link
 * #chain}, so that Adam is <i>scale by Adam's moments</i>, then <i>scale by −rate</i>.
 */
public interface Optimizer extends Serializable {

  /**
   * Starts the state of a run over {@code size} parameters.
   *
   * @param size the length d of θ, at least 1
   */
  State init(int size);

  /** Puts transforms in line: each one reads what the one before it wrote. */
  static Optimizer chain(Optimizer... parts) {
    return new Chain(List.of(parts));
  }

  /** One run's optimizer: its memory, whose vectors have shape (d), and the updates it makes. */
  interface State extends Memory {

    /**
     * Turns a gradient into an update, in place, and moves the state on by one step.
     *
     * @param direction in: dL/dθ, or what the transform before wrote; out: the update, or what the
     *     next transform reads; shape (d)
     * @param theta θ at which the gradient was taken, shape (d); not modified
     */
    void update(float[] direction, float[] theta);

    /**
     * The step size that the last update used (that the first will use, before it). NaN if none.
     */
    double learningRate();
  }
}
