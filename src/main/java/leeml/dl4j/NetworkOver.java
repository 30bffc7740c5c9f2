package leeml.dl4j;

import leeml.model.Batch;
import org.deeplearning4j.nn.api.Model;

/**
 * A network of Deeplearning4j over batches of another kind than tensors: a subclass says how such a
 * batch becomes tensors, and the rest is the {@link NetworkObjective}'s.
 *
 * @param <B> the batches
 */
public abstract class NetworkOver<B extends Batch> implements DeepObjective<B> {

  private final NetworkObjective network;

  /** The network that is given what {@link #tensors} makes of a batch. */
  protected NetworkOver(NetworkObjective network) {
    this.network = network;
  }

  /** The network with its θ, to be saved; θ is not copied. */
  public final TrainedNetwork trained(float[] theta) {
    return new TrainedNetwork(network, theta);
  }

  @Override
  public final int size() {
    return network.size();
  }

  @Override
  public final float[] initial(long seed) {
    return network.initial(seed);
  }

  @Override
  public final double lossAndGradient(float[] theta, B batch, float[] gradient) {
    return network.lossAndGradient(theta, tensors(batch), gradient);
  }

  @Override
  public final double loss(float[] theta, B batch) {
    return network.loss(theta, tensors(batch));
  }

  /**
   * The network's output for each example.
   *
   * @param theta shape (d); not modified
   * @return shape (n, …) row by row
   */
  public final float[] outputs(float[] theta, B batch) {
    return network.outputs(theta, tensors(batch));
  }

  @Override
  public final Model model(float[] theta) {
    return network.model(theta);
  }
}
