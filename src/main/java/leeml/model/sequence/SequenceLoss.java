package leeml.model.sequence;

import java.io.Serializable;

/** What the scores of a sequence's steps should be, and the loss on them. */
public interface SequenceLoss extends Serializable {

  /**
   * The sum of the sequences' losses.
   *
   * @param z scores, shape (rows, classes) as packed; overwritten with dℓ/dz
   * @param classes K
   * @return Σ ℓ, not divided by the number of sequences
   * @throws IllegalArgumentException if a sequence's targets do not fit
   */
  double lossAndSlope(PackedSteps packed, float[] z, int classes);

  /** A class at every step: ℓ = Σₜ −ln softmax(zₜ)[yₜ], y as long as the sequence. */
  static SequenceLoss everyStep() {
    return new StepCrossEntropy();
  }

  /** One class for the whole, read off the last step: ℓ = −ln softmax(z_T)[y]. */
  static SequenceLoss lastStep() {
    return new PooledCrossEntropy(false);
  }

  /** One class for the whole, by the mean of the scores: ℓ = −ln softmax(1/T Σₜ zₜ)[y]. */
  static SequenceLoss meanOfSteps() {
    return new PooledCrossEntropy(true);
  }

  /**
   * A set Y of m classes for the whole, read off the last step: ℓ = −1/m Σ_{y ∈ Y} ln
   * softmax(z_T)[y], least where the softmax gives 1/m to each.
   */
  static SequenceLoss lastStepSet() {
    return new SetCrossEntropy();
  }
}
