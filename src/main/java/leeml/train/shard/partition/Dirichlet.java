package leeml.train.shard.partition;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.optim.Require;
import leeml.train.shard.Partition;
import leeml.train.shard.Seeds;
import leeml.train.shard.Shuffle;

/**
 * Classes spread unevenly: of every class, the workers get shares p ~ Dirichlet(α, …, α).
 *
 * <p>α → ∞ gives every worker 1/K of every class; α = 1 makes all divisions equally likely; α → 0
 * gives each class to one worker. Sizes differ too, and a worker may go without. Source: Yurochkin
 * et al., Bayesian nonparametric federated learning of neural networks, ICML 2019, §4.
 *
 * @param alpha α, above 0
 */
public record Dirichlet(double alpha) implements Partition {

  /** Checks α. */
  public Dirichlet {
    Require.positive("alpha", alpha);
  }

  @Override
  public String name() {
    return "dirichlet:alpha=" + alpha;
  }

  @Override
  public int[] owners(float[] targets, int workers, long seed) {
    int[] owners = new int[targets.length];
    double[] classes = distinct(targets);
    for (int c = 0; c < classes.length; c++) {
      SplittableRandom random = new SplittableRandom(Seeds.mix(seed, c));
      double label = classes[c];
      int[] examples =
          IntStream.range(0, targets.length).filter(i -> targets[i] == label).toArray();
      Shuffle.inPlace(examples, random);
      Cut.deal(examples, shares(workers, random), owners);
    }
    return owners;
  }

  private static double[] distinct(float[] targets) {
    return IntStream.range(0, targets.length)
        .mapToDouble(i -> targets[i])
        .distinct()
        .sorted()
        .toArray();
  }

  /** One draw of p, up to its sum: Gamma(α) variables over the largest of them. */
  private double[] shares(int workers, SplittableRandom random) {
    double[] logs = new double[workers];
    for (int w = 0; w < workers; w++) {
      logs[w] = logGamma(random);
    }
    double largest = Arrays.stream(logs).max().orElseThrow();
    return Arrays.stream(logs).map(log -> Math.exp(log - largest)).toArray();
  }

  /**
   * The logarithm of a Gamma(α) variable: a small α gives numbers that a double does not hold.
   *
   * <p>Marsaglia and Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000),
   * with their Gamma(α) = Gamma(α + 1) U^(1/α) for α below 1.
   */
  private double logGamma(SplittableRandom random) {
    double boost = alpha < 1 ? Math.log(1 - random.nextDouble()) / alpha : 0;
    double d = (alpha < 1 ? alpha + 1 : alpha) - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      double u = 1 - random.nextDouble();
      if (v > 0 && Math.log(u) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return Math.log(d * v) + boost;
      }
    }
  }
}
