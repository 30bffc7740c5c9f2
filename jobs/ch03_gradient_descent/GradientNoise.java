package ch03_gradient_descent;

import leeml.model.ExampleBatch;
import leeml.model.Objective;
import leeml.train.shard.Sampler;
import leeml.train.shard.Shard;

/**
 * How far a mini-batch's gradient lies from the whole: E‖g_B − g‖².
 *
 * <p>Batches are drawn without replacement, so that it is σ²/b · (n − b)/(n − 1), σ² the variance
 * of one example's gradient: ten times the batch, a tenth of the noise. Source: Cochran, Sampling
 * Techniques, 3rd ed., theorem 2.2; Bottou, Curtis and Nocedal, SIAM Review 60, 2018, §4.
 */
final class GradientNoise {

  private GradientNoise() {}

  /**
   * The mean over so many batches.
   *
   * @param theta where the gradients are taken, shape (d)
   * @param batches how many are drawn, at least 1; as many as there are in an epoch, at most
   */
  static double measure(
      Objective<ExampleBatch> model,
      float[] theta,
      Shard<ExampleBatch> shard,
      int batchSize,
      int batches,
      long seed) {
    float[] whole = new float[theta.length];
    model.lossAndGradient(theta, new Sampler<>(shard, shard.size(), seed, 0).draw(0, 0), whole);
    Sampler<ExampleBatch> sampler = new Sampler<>(shard, batchSize, seed, 0);
    int count = Math.min(batches, shard.size() / batchSize);
    float[] gradient = new float[theta.length];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      model.lossAndGradient(theta, sampler.draw(0, i), gradient);
      for (int j = 0; j < gradient.length; j++) {
        double off = gradient[j] - whole[j];
        sum += off * off;
      }
    }
    return sum / count;
  }
}
