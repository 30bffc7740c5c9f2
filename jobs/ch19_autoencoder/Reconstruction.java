package ch19_autoencoder;

import leeml.dl4j.DeepObjective;
import leeml.dl4j.NetworkObjective;
import leeml.dl4j.tensor.Tensor;
import leeml.dl4j.tensor.TensorBatch;
import leeml.dl4j.tensor.TensorSet;
import leeml.model.ExampleBatch;
import leeml.model.Rows;
import org.deeplearning4j.nn.api.Model;

/** A network over rows that are their own targets; what class they have is not looked at. */
final class Reconstruction implements DeepObjective<ExampleBatch> {

  private final NetworkObjective network;
  private final int columns;
  private final double noise;

  /**
   * A network of as many outputs as inputs.
   *
   * @param columns numbers of a row
   */
  Reconstruction(NetworkObjective network, int columns) {
    this(network, columns, 0);
  }

  private Reconstruction(NetworkObjective network, int columns, double noise) {
    this.network = network;
    this.columns = columns;
    this.noise = noise;
  }

  /** The same network, given {@link NoisyRows} and asked for the rows without noise. */
  Reconstruction under(double deviation) {
    return new Reconstruction(network, columns, deviation);
  }

  @Override
  public int size() {
    return network.size();
  }

  @Override
  public float[] initial(long seed) {
    return network.initial(seed);
  }

  @Override
  public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
    return network.lossAndGradient(theta, tensors(batch), gradient);
  }

  @Override
  public double loss(float[] theta, ExampleBatch batch) {
    return network.loss(theta, tensors(batch));
  }

  /** The rows as the network gives them back, shape (n, columns) row by row. */
  float[] outputs(float[] theta, ExampleBatch batch) {
    return network.outputs(theta, tensors(batch));
  }

  @Override
  public Model model(float[] theta) {
    return network.model(theta);
  }

  @Override
  public TensorBatch tensors(ExampleBatch batch) {
    Rows rows = batch.examples().rows();
    Tensor target = Tensor.rows(rows, columns);
    Tensor input = noise == 0 ? target : NoisyRows.of(rows, noise);
    return new TensorBatch(TensorSet.of(input, target), batch.order(), batch.from(), batch.to());
  }
}
