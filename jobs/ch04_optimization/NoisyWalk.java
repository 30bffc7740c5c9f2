package ch04_optimization;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Constant;

/**
 * One walk of Lookahead over momentum down L(θ) = ½·θ₁² · 0.1 + ½·θ₂² · 4 with gradients that carry
 * normal noise, kept for a picture.
 *
 * @param fast θ at the start and after every step, before the step back
 * @param slow φ at the start and after every k-th step
 */
record NoisyWalk(List<double[]> fast, List<double[]> slow) {

  private static final double FLAT = 0.1;
  private static final double STEEP = 4;
  private static final double NOISE = 0.5;
  private static final int ROUNDS = 14;

  static double loss(double x, double y) {
    return 0.5 * (FLAT * x * x + STEEP * y * y);
  }

  /** Walks from (4, 2) with rate 0.2 and momentum 0.8. */
  static NoisyWalk of(int period, double slowRate, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Optimizer inner = Optimizers.momentum(new Constant(0.2), 0.8);
    Optimizer.State state = Optimizers.lookahead(inner, period, slowRate).init(2);
    NoisyWalk walk = new NoisyWalk(new ArrayList<>(), new ArrayList<>());
    float[] theta = {4, 2};
    walk.add(walk.fast, theta);
    walk.add(walk.slow, theta);
    for (int t = 1; t <= ROUNDS * period; t++) {
      float[] direction = {
        (float) (FLAT * theta[0] + NOISE * random.nextGaussian()),
        (float) (STEEP * theta[1] + NOISE * random.nextGaussian())
      };
      state.update(direction, theta);
      boolean back = t % period == 0;
      if (back) {
        // φ' = φ + α·(θ − φ), so the fast weights had come to φ + (φ' − φ)/α.
        double[] phi = walk.slow.get(walk.slow.size() - 1);
        double x = phi[0] + (theta[0] + direction[0] - phi[0]) / slowRate;
        double y = phi[1] + (theta[1] + direction[1] - phi[1]) / slowRate;
        walk.fast.add(new double[] {x, y});
      }
      theta[0] += direction[0];
      theta[1] += direction[1];
      walk.add(walk.fast, theta);
      if (back) {
        walk.add(walk.slow, theta);
      }
    }
    return walk;
  }

  private void add(List<double[]> path, float[] theta) {
    path.add(new double[] {theta[0], theta[1]});
  }

  double[] fastX() {
    return fast.stream().mapToDouble(point -> point[0]).toArray();
  }

  double[] fastY() {
    return fast.stream().mapToDouble(point -> point[1]).toArray();
  }

  double[] slowX() {
    return slow.stream().mapToDouble(point -> point[0]).toArray();
  }

  double[] slowY() {
    return slow.stream().mapToDouble(point -> point[1]).toArray();
  }
}
