package leeml.dl4j;

import leeml.dl4j.tensor.TensorBatch;
import leeml.model.Batch;
import leeml.model.Objective;
import org.deeplearning4j.nn.api.Model;

/**
 * An objective that is a network of Deeplearning4j, so that Deeplearning4j's own masters can train
 * it too.
 *
 * @param <B> the batches
 */
public interface DeepObjective<B extends Batch> extends Objective<B> {

  /**
   * A new network of Deeplearning4j's own with θ in it.
   *
   * @param theta shape (d); not modified
   * @return a {@code MultiLayerNetwork} or a {@code ComputationGraph}
   */
  Model model(float[] theta);

  /** A batch as the network takes it; a view where that is possible. */
  TensorBatch tensors(B batch);
}
