package leeml.model;

import java.io.Serializable;

/**
 * Mean loss of a model over a batch, L(θ) = 1/n Σᵢ ℓ(θ; xᵢ, yᵢ), and its gradient. Minimised.
 *
 * <p>The same θ and batch give the same answer. An objective may keep scratch space, so one thread
 * uses it at a time; a worker has an instance of its own, made by serialisation, and scratch space
 * is {@code transient}.
 *
 * @param <B> what the model takes as a batch
 */
public interface Objective<B extends Batch> extends Serializable {

  /** The number d of parameters, at least 1. */
  int size();

  /** θ₀, a new array of shape (d); the same for the same seed. */
  float[] initial(long seed);

  /**
   * Mean loss and gradient at θ.
   *
   * @param theta shape (d); not modified
   * @param batch the examples; an empty batch gives loss 0 and a gradient of zeros
   * @param gradient dL/dθ, shape (d); overwritten
   * @return L(θ) in the units of the loss
   */
  double lossAndGradient(float[] theta, B batch, float[] gradient);

  /**
   * Mean loss at θ, without its gradient.
   *
   * @param theta shape (d); not modified
   * @param batch the examples; an empty batch gives 0
   */
  default double loss(float[] theta, B batch) {
    return lossAndGradient(theta, batch, new float[size()]);
  }
}
