package ch05_classification.logistic;

import leeml.job.Run;
import leeml.model.ExampleBatch;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Constant;
import leeml.spark.shard.SparkShards;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;

/**
 * Full-batch descent on L(θ) + λ/2 ‖w‖² by any strategy, with Nesterov's momentum.
 *
 * <p>On standardised columns the curvature of the cross entropy is at most c·d_max, d_max being the
 * largest eigenvalue of the columns' correlations, c = ¼ for one unit and ½ for softmax (Böhning,
 * Multinomial logistic regression algorithm, 1992). So η = 1/(c·d_max + λ) cannot diverge, and as
 * the penalty bends every direction by at least λ, κ = (c·d_max + λ)/λ and μ = (√κ − 1)/(√κ + 1)
 * (Nesterov 2004, §2.2): the error falls by a factor of about 1 − 1/√κ a step.
 *
 * @param strategy how workers are combined
 * @param steps steps in all
 * @param lambda λ ≥ 0; the intercepts are left alone
 */
public record Descent(Strategy strategy, int steps, double lambda) {

  private static final double MOST_MOMENTUM = 0.99;

  /** c for one unit. */
  public static final double OF_ONE_UNIT = 0.25;

  /** c for softmax. */
  public static final double OF_SOFTMAX = 0.5;

  /** Whether theory says that the strategy ends where MLlib does, full batches given. */
  public boolean isExact() {
    return strategy instanceof Synchronous || strategy instanceof Serial;
  }

  /** How many shards the strategy takes where this many workers are wanted; 0 for one a core. */
  public int shards(Run run, int workers) {
    return Math.min(strategy.mostWorkers(), run.workers(workers));
  }

  /**
   * Descends from zeros.
   *
   * @param name what the person watching reads
   * @param exempt how many intercepts stand at the end of θ
   * @param curvature c·d_max
   */
  public Fit fit(
      Run run,
      String name,
      Objective<ExampleBatch> objective,
      int exempt,
      double curvature,
      SparkShards<ExampleBatch> shards) {
    Optimizer optimizer =
        Optimizer.chain(
            Optimizers.l2(lambda, exempt),
            Optimizers.nesterov(new Constant(1 / (curvature + lambda)), momentum(curvature)));
    Fit fit =
        run.fit(
            name,
            Trainer.of(objective, optimizer)
                .strategy(strategy)
                .on(run.cluster())
                .within(Budget.steps(steps)),
            shards);
    if (fit.stop().diverged()) {
      run.say("The descent '" + name + "' stopped: " + fit.stop().message() + ".");
    }
    return fit;
  }

  private double momentum(double curvature) {
    double root = Math.sqrt((curvature + lambda) / lambda);
    return Math.min((root - 1) / (root + 1), MOST_MOMENTUM);
  }
}
