package ch03_gradient_descent;

import ch03_gradient_descent.quadratic.Quadratic;
import ch03_gradient_descent.quadratic.RegressionTable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.spark.Search;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Serial;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Descent on one quadratic at many rates, one Spark task a rate: (i + ½)·1.1/count of 2/λ_max.
 *
 * <p>The halves keep the grid off 2/λ_max itself, where descent neither falls nor grows.
 *
 * @param quadratic what theory knows of the problem
 * @param tried the rates in ascending order with what became of each
 */
record RateGrid(Quadratic quadratic, List<Tried> tried) {

  private static final double WIDEST = 1.1;

  /** A rate and its outcome. */
  record Tried(double rate, Trajectory way) {}

  /**
   * Runs the grid from {@link Quadratic#evenStart}.
   *
   * @param count rates
   * @param steps at most, each
   * @param fraction of the excess loss at θ₀ that is the target
   */
  static RateGrid search(
      JavaSparkContext spark, RegressionTable table, int count, long steps, double fraction) {
    Quadratic quadratic = table.quadratic();
    Examples examples = table.examples();
    double target = quadratic.lossWithExcess(fraction);
    float[] start = quadratic.evenStart();
    List<Double> rates =
        IntStream.range(0, count)
            .mapToObj(i -> (i + 0.5) * WIDEST / count * quadratic.stableRate())
            .toList();
    List<Trajectory> ways =
        Search.run(spark, rates, rate -> descend(examples, start, rate, steps, target));
    return new RateGrid(
        quadratic,
        IntStream.range(0, count).mapToObj(i -> new Tried(rates.get(i), ways.get(i))).toList());
  }

  /** Full-batch descent, a round a step. */
  static Trajectory descend(
      Examples examples, float[] start, double rate, long steps, double target) {
    LinearRegression model = new LinearRegression(examples.rows().columns());
    return Trajectory.of(
        Trainer.of(model, Optimizers.sgd(rate))
            .strategy(Serial.every(1))
            .within(Budget.steps(steps).untilAtMost("loss", target)),
        Shards.of(List.of(Shard.of(examples))),
        start,
        0,
        1);
  }

  /** The rate that reached the target in the fewest steps; of equal ones the lowest loss. */
  Tried fastest() {
    return tried.stream()
        .filter(one -> one.way().reached())
        .min(
            Comparator.<Tried>comparingLong(one -> one.way().stepsToLastLoss())
                .thenComparingDouble(one -> one.way().lastLoss()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no rate reached the target; give the grid more steps (grid-steps)"));
  }

  /** How many rates diverged below 2/λ_max, or did not above it. */
  int contradictions() {
    return (int)
        tried.stream()
            .filter(one -> one.way().diverged() != one.rate() > quadratic.stableRate())
            .count();
  }

  /** The rates that reached the target, as fractions of 2/λ_max. */
  double[] fractions() {
    return tried.stream()
        .filter(one -> one.way().reached())
        .mapToDouble(one -> one.rate() / quadratic.stableRate())
        .toArray();
  }

  /** The steps that those rates took. */
  double[] steps() {
    return tried.stream()
        .filter(one -> one.way().reached())
        .mapToDouble(one -> one.way().stepsToLastLoss())
        .toArray();
  }
}
