package ch05_classification.logistic;

import ch05_classification.table.VectorTable;
import java.util.List;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.model.ExampleBatch;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Constant;
import leeml.spark.shard.ExampleShards;
import leeml.spark.shard.SparkShards;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.compress.FullPrecision;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Synchronous;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Full-batch descent on L(θ) + λ/2 ‖w‖² by any strategy, with Nesterov's momentum.
 *
 * <p>On standardised columns the curvature of the cross entropy is at most c·d_max, d_max being the
 * largest eigenvalue of the columns' correlations, c = ¼ for one unit and ½ for softmax (Böhning,
 * Multinomial logistic regression algorithm, 1992). So η = 1/(c·d_max + λ) cannot diverge, and as
 * the penalty bends every direction by at least λ, κ = (c·d_max + λ)/λ and μ = (√κ − 1)/(√κ + 1)
 * (Nesterov 2004, §2.2): the error falls by a factor of about 1 − 1/√κ a step. The intercepts have
 * the data's curvature only, at most c; where λ is larger than theirs they are the last to arrive.
 *
 * @param distribution how workers are combined, and where they live
 * @param steps steps in all
 * @param lambda λ ≥ 0; the intercepts are left alone
 */
public record Descent(Distribution distribution, int steps, double lambda) {

  private static final double MOST_MOMENTUM = 0.99;

  /** c for one unit. */
  public static final double OF_ONE_UNIT = 0.25;

  /** c for softmax. */
  public static final double OF_SOFTMAX = 0.5;

  /** Whether theory says that it ends where MLlib does, full batches given. */
  public boolean isExact() {
    return (distribution.strategy() instanceof Synchronous
            || distribution.strategy() instanceof Serial)
        && distribution.compress() instanceof FullPrecision;
  }

  /** The training rows as the distribution deals them out to its workers. */
  public SparkShards<ExampleBatch> shards(Run run, Dataset<Row> vectors) {
    return ExampleShards.cut(
        vectors,
        List.of(VectorTable.FEATURES),
        VectorTable.LABEL,
        distribution.partition(),
        distribution.workers(run),
        run.seed());
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
            distribution.spread(Trainer.of(objective, optimizer).within(Budget.steps(steps)), run),
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
