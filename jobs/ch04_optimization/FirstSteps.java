package ch04_optimization;

import ch04_optimization.net.PictureNet;
import java.io.Serializable;
import java.util.SplittableRandom;
import leeml.model.ExampleBatch;
import leeml.model.Perceptron;
import leeml.optim.Optimizer;
import leeml.train.shard.Sampler;
import leeml.train.shard.Shard;

/**
 * The first updates of a run, step by step, at a few parameters drawn at random.
 *
 * @param updates Δₜ at the drawn parameters, shape (steps, drawn)
 * @param gradients gₜ at the same, shape (steps, drawn)
 */
record FirstSteps(float[][] updates, float[][] gradients) implements Serializable {

  /**
   * Takes the first steps of a network.
   *
   * @param start seed of θ₀ and of the drawn parameters: the same for runs to be compared
   * @param order seed of the batches
   * @param steps how many, at most an epoch
   * @param drawn how many parameters are recorded
   */
  static FirstSteps of(
      PictureNet net, Optimizer optimizer, long start, long order, int steps, int drawn) {
    Perceptron objective = net.perceptron();
    float[] theta = objective.initial(start);
    int[] places = new SplittableRandom(start).ints(drawn, 0, theta.length).toArray();
    Shard<ExampleBatch> shard = Shard.of(net.pictures().training());
    Sampler<ExampleBatch> sampler = new Sampler<>(shard, net.batchSize(), order, 0);
    Optimizer.State state = optimizer.init(theta.length);
    float[] direction = new float[theta.length];
    FirstSteps first = new FirstSteps(new float[steps][], new float[steps][]);
    for (int t = 0; t < steps; t++) {
      objective.lossAndGradient(theta, sampler.draw(0, t), direction);
      first.gradients[t] = at(places, direction);
      state.update(direction, theta);
      for (int i = 0; i < theta.length; i++) {
        theta[i] += direction[i];
      }
      first.updates[t] = at(places, direction);
    }
    return first;
  }

  private static float[] at(int[] places, float[] vector) {
    float[] values = new float[places.length];
    for (int i = 0; i < places.length; i++) {
      values[i] = vector[places[i]];
    }
    return values;
  }
}
