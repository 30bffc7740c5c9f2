package leeml.rl.algorithm;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.rl.policy.ActorCritic;
import leeml.rl.policy.Categorical;

/**
 * Several passes over a rollout in minibatches, each a step of Adam on a loss of the policy, the
 * critic's c ½ (R − V)² and −β H: what both forms of PPO share.
 */
final class MinibatchDescent {

  private final ActorCritic net;
  private final Settings settings;
  private final Optimizer.State optimizer;
  private final float[] gradient;

  /** How the policy's loss of one step depends on its ratio. */
  interface StepLoss {

    /**
     * The loss of step t and its slopes.
     *
     * @param scores of the policy as it is now, shape (n, k)
     * @param weight 1/n
     * @param slopes dL/d scores are added, shape (n, k)
     */
    double add(Evidence evidence, int t, float[] scores, double weight, float[] slopes);
  }

  MinibatchDescent(ActorCritic net, Settings settings) {
    this.net = net;
    this.settings = settings;
    this.optimizer =
        Optimizer.chain(
                Optimizers.clipByNorm(settings.gradientNorm()), Optimizers.adam(settings.rate()))
            .init(net.size());
    this.gradient = new float[net.size()];
  }

  /** Descends; the mean loss of the last pass. */
  double run(float[] theta, Evidence evidence, StepLoss policy, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = evidence.size();
    int[] order = new int[n];
    Arrays.setAll(order, t -> t);
    double loss = 0;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      shuffle(order, random);
      loss = 0;
      for (int from = 0; from < n; from += settings.minibatch()) {
        int to = Math.min(n, from + settings.minibatch());
        loss += (to - from) * step(theta, evidence.take(order, from, to), policy) / n;
      }
    }
    return loss;
  }

  private double step(float[] theta, Evidence batch, StepLoss policy) {
    Arrays.fill(gradient, 0);
    double loss = act(theta, batch, policy) + criticise(theta, batch);
    optimizer.update(gradient, theta);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += gradient[i];
    }
    return loss;
  }

  private double act(float[] theta, Evidence batch, StepLoss policy) {
    int n = batch.size();
    int k = net.actions();
    float[] scores = net.scores(theta, batch.observations(), n);
    float[] slopes = new float[n * k];
    double bonus = settings.entropy() / n;
    double loss = 0;
    for (int t = 0; t < n; t++) {
      loss += policy.add(batch, t, scores, 1.0 / n, slopes);
      loss -= bonus * Categorical.entropy(scores, t * k, k);
      Categorical.addEntropyGradient(-bonus, scores, t * k, k, slopes);
    }
    net.addPolicyGradient(theta, batch.observations(), n, slopes, gradient);
    return loss;
  }

  private double criticise(float[] theta, Evidence batch) {
    int n = batch.size();
    float[] values = net.values(theta, batch.observations(), n);
    float[] slopes = new float[n];
    double weight = settings.value() / n;
    double loss = 0;
    for (int t = 0; t < n; t++) {
      double error = batch.returns()[t] - values[t];
      loss += weight * error * error / 2;
      slopes[t] = (float) (-weight * error);
    }
    net.addValueGradient(theta, batch.observations(), n, slopes, gradient);
    return loss;
  }

  /** Fisher–Yates. */
  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int held = order[i];
      order[i] = order[j];
      order[j] = held;
    }
  }
}
