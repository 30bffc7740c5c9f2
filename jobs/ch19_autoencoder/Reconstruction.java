package ch19_autoencoder;

import leeml.dl4j.NetworkObjective;
import leeml.dl4j.NetworkOver;
import leeml.dl4j.tensor.Tensor;
import leeml.dl4j.tensor.TensorBatch;
import leeml.dl4j.tensor.TensorSet;
import leeml.model.ExampleBatch;
import leeml.model.Rows;

/** A network over rows that are their own targets; what class they have is not looked at. */
final class Reconstruction extends NetworkOver<ExampleBatch> {

  private final NetworkObjective network;
  private final int[] shape;
  private final double noise;

  /**
   * A network of as many outputs as inputs.
   *
   * @param shape of a row as the network takes it and gives it back; its numbers are the row's
   */
  Reconstruction(NetworkObjective network, int... shape) {
    this(network, shape.clone(), 0);
  }

  private Reconstruction(NetworkObjective network, int[] shape, double noise) {
    super(network);
    this.network = network;
    this.shape = shape;
    this.noise = noise;
  }

  /**
   * The same network of flat rows, given {@link NoisyRows} and asked for the rows without noise.
   */
  Reconstruction under(double deviation) {
    return new Reconstruction(network, shape, deviation);
  }

  @Override
  public TensorBatch tensors(ExampleBatch batch) {
    Rows rows = batch.examples().rows();
    Tensor target = Tensor.rows(rows, shape);
    Tensor input = noise == 0 ? target : new NoisyRows(rows, noise);
    return new TensorBatch(TensorSet.of(input, target), batch.order(), batch.from(), batch.to());
  }
}
