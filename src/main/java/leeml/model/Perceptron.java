package leeml.model;

import java.util.Arrays;

/**
 * The fully connected network as an objective: the layers of {@link DenseNet} under a loss.
 *
 * <p>L(θ) = 1/n Σᵢ ℓ(zᴸᵢ, yᵢ), δᴸ = dℓ/dzᴸ / n; θ and the layers' equations are the network's.
 */
public final class Perceptron implements Objective<ExampleBatch> {

  private final DenseNet net;
  private final Loss loss;

  /**
   * A network.
   *
   * @param widths features, hidden layers, outputs: at least two numbers, each at least 1
   * @param activation σ of the hidden layers
   * @param loss what the outputs mean; {@link Loss#SQUARE_ERROR} takes one output
   */
  public Perceptron(int[] widths, Activation activation, Loss loss) {
    this.net = new DenseNet(widths, activation);
    if (loss == Loss.SQUARE_ERROR && net.outputs() != 1) {
      throw new IllegalArgumentException(net.outputs() + " outputs with square error, expected 1");
    }
    this.loss = loss;
  }

  @Override
  public int size() {
    return net.size();
  }

  /** As {@link DenseNet#initial} says. */
  @Override
  public float[] initial(long seed) {
    return net.initial(seed);
  }

  @Override
  public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
    Arrays.fill(gradient, 0);
    if (batch.size() == 0) {
      return 0;
    }
    float[] z = forward(theta, batch);
    double mean = outputLoss(batch, z);
    net.backward(
        theta, batch.examples().rows(), batch.order(), batch.from(), batch.to(), z, gradient);
    return mean;
  }

  @Override
  public double loss(float[] theta, ExampleBatch batch) {
    return batch.size() == 0 ? 0 : outputLoss(batch, forward(theta, batch));
  }

  /**
   * The outputs zᴸ of a batch, shape (n, K) row by row: scores of classes, or the predicted number.
   */
  public float[] outputs(float[] theta, ExampleBatch batch) {
    if (batch.size() == 0) {
      return new float[0];
    }
    return Arrays.copyOf(forward(theta, batch), batch.size() * net.outputs());
  }

  /** The share of a batch whose largest output is the target's; NaN for an empty batch. */
  public double accuracy(float[] theta, ExampleBatch batch) {
    return Scores.accuracy(outputs(theta, batch), net.outputs(), batch);
  }

  private float[] forward(float[] theta, ExampleBatch batch) {
    return net.forward(theta, batch.examples().rows(), batch.order(), batch.from(), batch.to());
  }

  /** Mean loss; leaves δᴸ where the outputs were. */
  private double outputLoss(ExampleBatch batch, float[] z) {
    int outputs = net.outputs();
    double total = 0;
    for (int i = 0; i < batch.size(); i++) {
      total += loss.lossAndSlope(z, i * outputs, outputs, batch.target(i));
    }
    float perExample = 1f / batch.size();
    for (int i = 0; i < batch.size() * outputs; i++) {
      z[i] *= perExample;
    }
    return total / batch.size();
  }
}
