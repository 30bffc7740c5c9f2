package ch02_linear_regression.table;

import leeml.job.Run;
import leeml.model.ExampleBatch;
import leeml.model.LinearRegression;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Constant;
import leeml.spark.shard.ExampleShards;
import leeml.spark.shard.SparkShards;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import org.apache.spark.api.java.JavaRDD;

/**
 * Full-batch gradient descent over rows in the coordinates of a {@link Scaling}, by any strategy.
 *
 * @param strategy how workers are combined
 * @param workers how many; 0 for one a core
 */
public record ScaledDescent(Strategy strategy, int workers) {

  /** The ledger's name for the largest difference of standardised weights. */
  public static final String DISTANCE = "distance";

  /**
   * A descent and the model that it found.
   *
   * @param model in the columns' own units
   * @param fit with the ledger
   */
  public record Result(LinearModel model, Fit fit) {}

  /**
   * Whether theory says that the strategy ends where the normal equations do, full batches given.
   */
  public boolean isExact() {
    return strategy instanceof Synchronous || strategy instanceof Serial;
  }

  /**
   * Descends.
   *
   * @param name what the person watching reads
   * @param rows with the target last
   * @param steps steps in all
   * @param reference the model whose distance, {@link Scaling#distance}, the ledger notes each
   *     round as {@value #DISTANCE}
   */
  public Result fit(
      Run run,
      String name,
      JavaRDD<double[]> rows,
      Scaling scaling,
      Optimizer optimizer,
      int steps,
      LinearModel reference) {
    int count = strategy.mostWorkers() == 1 ? 1 : run.workers(workers);
    try (SparkShards<ExampleBatch> shards =
        ExampleShards.dealt(
            scaling.apply(run.spark(), rows),
            Scaling.features(),
            Scaling.target(),
            count,
            run.seed())) {
      Trainer<ExampleBatch> trainer =
          Trainer.of(new LinearRegression(scaling.width()), optimizer)
              .strategy(strategy)
              .on(run.cluster())
              .validate(
                  Validation.lower(
                      DISTANCE, theta -> scaling.distance(scaling.original(theta), reference)))
              .within(Budget.steps(steps));
      Fit fit = run.fit(name, trainer, shards);
      if (fit.stop().diverged()) {
        run.say("The descent '" + name + "' stopped: " + fit.stop().message() + ".");
      }
      return new Result(scaling.original(fit.theta()), fit);
    }
  }

  /**
   * Nesterov's momentum for a quadratic whose curvatures are the eigenvalues of the correlation
   * matrix: η = 1/d_max, μ = (√κ − 1)/(√κ + 1) (Nesterov 2004, §2.2, constant step scheme).
   */
  public static Optimizer momentumFor(Scaling standardised) {
    double root = Math.sqrt(standardised.condition());
    double momentum = Math.min((root - 1) / (root + 1), 0.999);
    return Optimizers.nesterov(new Constant(1 / standardised.steepest()), momentum);
  }

  /** Plain descent where every curvature is 1: η = ½, so that each step halves the error. */
  public static Optimizer halving() {
    return Optimizers.sgd(0.5);
  }
}
