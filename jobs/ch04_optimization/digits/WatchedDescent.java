package ch04_optimization.digits;

import leeml.model.ExampleBatch;
import leeml.model.Perceptron;
import leeml.optim.Optimizer;
import leeml.train.shard.Sampler;
import leeml.train.shard.Shard;

/**
 * Descent one step at a time with the optimizer's state in view, which training by a {@code
 * Trainer} hides on purpose.
 */
public final class WatchedDescent {

  private final Perceptron network;
  private final Sampler<ExampleBatch> sampler;
  private final Optimizer.State state;
  private final long stepsPerEpoch;
  private final float[] theta;
  private final float[] direction;
  private long step;

  /** Starts a run: network, order of digits and θ₀ follow from the seed. */
  public WatchedDescent(Digits digits, Optimizer optimizer, int hidden, int batch, long seed) {
    network = DigitTrial.network(digits, hidden);
    sampler = new Sampler<>(Shard.of(digits.train()), batch, seed, 0);
    stepsPerEpoch = Sampler.stepsPerEpoch(digits.train().size(), batch);
    theta = network.initial(seed);
    direction = new float[theta.length];
    state = optimizer.init(theta.length);
  }

  /** Takes the next step and gives its batch's loss. */
  public double step() {
    ExampleBatch batch = sampler.draw(step / stepsPerEpoch, step % stepsPerEpoch);
    double loss = network.lossAndGradient(theta, batch, direction);
    state.update(direction, theta);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += direction[i];
    }
    step++;
    return loss;
  }

  /** Steps in a pass over the digits. */
  public long stepsPerEpoch() {
    return stepsPerEpoch;
  }

  /** Steps taken so far. */
  public long steps() {
    return step;
  }

  /** The optimizer's state, live. */
  public Optimizer.State state() {
    return state;
  }

  /** θ, live, shape (d). */
  public float[] theta() {
    return theta;
  }
}
