package bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.model.ExampleBatch;
import leeml.model.LinearRegression;
import leeml.model.LogisticRegression;
import leeml.model.Objective;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Cosine;
import leeml.spark.SparkCluster;
import leeml.spark.shard.ExampleShards;
import leeml.spark.shard.SparkShards;
import leeml.spark.sum.DistributedLoss;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.shard.Sampler;
import leeml.train.strategy.LocalSgd;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One model fitted by MLlib and by this library, from the same cached table.
 *
 * <p>Ours: the table's partitions become shards, local SGD runs over them with a rate that falls to
 * zero within an epoch, and after every epoch the loss is taken over all rows; the lap ends when it
 * is within the tolerance of MLlib's. All of that counts.
 */
abstract class Contest {

  /** How far above MLlib's loss a lap of ours may end. */
  static final double LOSS_TOLERANCE = 1e-3;

  private static final int BATCH = 128;
  private static final int MOST_EPOCHS = 20;
  private static final LocalSgd STRATEGY = LocalSgd.every(512);

  private final SparkCluster cluster;
  private final Objective<ExampleBatch> objective;
  private final double rate;

  /** One run of both sides, or the medians of several. */
  record Lap(
      double mllibSeconds,
      double mllibLoss,
      double mllibPasses,
      double oursSeconds,
      double oursLoss,
      double oursPasses) {}

  /** What MLlib found: weights with the intercept last, and how often it passed over the data. */
  record Solution(float[] theta, double passes) {
    static Solution of(Vector weights, double intercept, double passes) {
      float[] theta = new float[weights.size() + 1];
      for (int j = 0; j < weights.size(); j++) {
        theta[j] = (float) weights.apply(j);
      }
      theta[weights.size()] = (float) intercept;
      return new Solution(theta, passes);
    }
  }

  private Contest(SparkCluster cluster, Objective<ExampleBatch> objective, double rate) {
    this.cluster = cluster;
    this.objective = objective;
    this.rate = rate;
  }

  static Contest of(GeneratedRows.Kind kind, SparkCluster cluster, int columns) {
    return switch (kind) {
      case REGRESSION -> new Linear(cluster, columns);
      case CLASSIFICATION -> new Logistic(cluster, columns);
    };
  }

  abstract Solution mllib(Dataset<Row> table);

  String strategy() {
    return STRATEGY.name();
  }

  /** Medians of laps of both sides in turn; a lap before them counts for nothing. */
  Lap measure(Dataset<Row> table, int repeats) {
    lap(table); // compiles both sides
    List<Lap> laps = new ArrayList<>();
    for (int lap = 0; lap < repeats; lap++) {
      laps.add(lap(table));
    }
    return new Lap(
        Median.of(laps, Lap::mllibSeconds),
        Median.of(laps, Lap::mllibLoss),
        Median.of(laps, Lap::mllibPasses),
        Median.of(laps, Lap::oursSeconds),
        Median.of(laps, Lap::oursLoss),
        Median.of(laps, Lap::oursPasses));
  }

  private Lap lap(Dataset<Row> table) {
    long start = System.nanoTime();
    Solution solution = mllib(table);
    double mllibSeconds = (System.nanoTime() - start) * 1e-9;
    double mllibLoss = loss(table, solution.theta());
    start = System.nanoTime();
    Fit fit = ours(table, mllibLoss + LOSS_TOLERANCE);
    double oursSeconds = (System.nanoTime() - start) * 1e-9;
    var rounds = fit.ledger().rounds();
    return new Lap(
        mllibSeconds,
        mllibLoss,
        solution.passes(),
        oursSeconds,
        loss(table, fit.theta()),
        rounds.get(rounds.size() - 1).epoch());
  }

  private Fit ours(Dataset<Row> table, double target) {
    try (SparkShards<ExampleBatch> shards = shards(table)) {
      long steps = Sampler.stepsPerEpoch(Arrays.stream(shards.sizes()).max().orElseThrow(), BATCH);
      long rounds = (steps + STRATEGY.period() - 1) / STRATEGY.period();
      return Trainer.of(objective, Optimizers.sgd(new Cosine(rate, 0, steps)))
          .strategy(STRATEGY)
          .batchSize(BATCH)
          .on(cluster)
          .validate(
              Validation.lower("full loss", new DistributedLoss<>(objective, shards)).every(rounds))
          .within(Budget.epochs(MOST_EPOCHS).untilAtMost("full loss", target))
          .fit(shards);
    }
  }

  private double loss(Dataset<Row> table, float[] theta) {
    try (SparkShards<ExampleBatch> shards = shards(table)) {
      return new DistributedLoss<>(objective, shards).applyAsDouble(theta);
    }
  }

  private static SparkShards<ExampleBatch> shards(Dataset<Row> table) {
    return ExampleShards.inPlace(table, List.of(GeneratedRows.FEATURES), GeneratedRows.LABEL);
  }

  private static final class Linear extends Contest {
    Linear(SparkCluster cluster, int columns) {
      super(cluster, new LinearRegression(columns), 0.1);
    }

    @Override
    Solution mllib(Dataset<Row> table) {
      var model = new org.apache.spark.ml.regression.LinearRegression().fit(table);
      return Solution.of(
          model.coefficients(), model.intercept(), model.summary().totalIterations());
    }
  }

  private static final class Logistic extends Contest {
    Logistic(SparkCluster cluster, int columns) {
      super(cluster, new LogisticRegression(columns), 1);
    }

    @Override
    Solution mllib(Dataset<Row> table) {
      var model = new org.apache.spark.ml.classification.LogisticRegression().fit(table);
      return Solution.of(
          model.coefficients(), model.intercept(), model.summary().totalIterations());
    }
  }
}
