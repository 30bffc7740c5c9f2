package bench;

import java.util.ArrayList;
import java.util.List;
import leeml.data.ratings.LowRankRatings;
import leeml.model.factor.BiasedFactorization;
import leeml.model.factor.FactorModel;
import leeml.model.factor.FactorModel.Known;
import leeml.model.factor.Rating;
import leeml.optim.schedule.Cosine;
import leeml.spark.factor.HeldOutErrors;
import leeml.spark.factor.StratifiedDescent;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Ratings factorized by MLlib's ALS and by descent in blocks, from the same cached table.
 *
 * <p>ALS first looks for the best of a few penalties on the held-out ratings, unmeasured; that also
 * compiles both sides. A lap is then one fit of each, from the table to the factors on the driver.
 * Errors are taken on the same held-out ratings.
 *
 * @param ratings how many, a tenth of which is held out
 * @param users that rate
 * @param items that are rated
 * @param rank of both models
 * @param workers of the descent, and blocks of ALS
 * @param seed of the ratings, their split and both fits
 */
record FactorizationContest(int ratings, int users, int items, int rank, int workers, long seed) {

  private static final double[] ALS_PENALTIES = {0.01, 0.02, 0.05};
  private static final int ALS_ITERATIONS = 10; // MLlib's default
  private static final int EPOCHS = 20;
  private static final double RATE = 0.05;
  private static final double PENALTY = 0.03;
  private static final int TRUE_RANK = 8;
  private static final double NOISE = 0.5;
  private static final StructType SCHEMA =
      new StructType()
          .add("user", DataTypes.IntegerType)
          .add("item", DataTypes.IntegerType)
          .add("rating", DataTypes.FloatType);

  /** One run of both sides. */
  record Lap(double mllibSeconds, double mllibRmse, double oursSeconds, double oursRmse) {}

  /**
   * Medians of the laps.
   *
   * @param mllibPenalty the best of the grid
   * @param floor the error of the truth itself
   */
  record Outcome(
      double mllibSeconds,
      double mllibRmse,
      double mllibPenalty,
      double oursSeconds,
      double oursRmse,
      double floor) {}

  /** Makes the ratings and runs both sides in turn. */
  Outcome measure(SparkSession spark, int repeats) {
    LowRankRatings made =
        new LowRankRatings(users, items, ratings, TRUE_RANK, NOISE, true, workers, seed);
    JavaRDD<Rating> all = made.on(JavaSparkContext.fromSparkContext(spark.sparkContext()));
    JavaRDD<Rating>[] split = all.randomSplit(new double[] {0.9, 0.1}, seed);
    JavaRDD<Rating> test = split[1].cache();
    Dataset<Row> table =
        spark
            .createDataFrame(
                split[0].map(r -> RowFactory.create(r.user(), r.item(), r.value())), SCHEMA)
            .cache();
    table.count();
    double floor =
        Math.sqrt(
            test.mapToDouble(r -> Math.pow(r.value() - made.truth(r.user(), r.item()), 2)).mean());
    double penalty = bestPenalty(table, test);
    descend(table);
    List<Lap> laps = new ArrayList<>();
    for (int lap = 0; lap < repeats; lap++) {
      laps.add(lap(table, test, penalty));
    }
    table.unpersist();
    test.unpersist(false);
    return new Outcome(
        Median.of(laps, Lap::mllibSeconds),
        Median.of(laps, Lap::mllibRmse),
        penalty,
        Median.of(laps, Lap::oursSeconds),
        Median.of(laps, Lap::oursRmse),
        floor);
  }

  private double bestPenalty(Dataset<Row> table, JavaRDD<Rating> test) {
    double best = Double.NaN;
    double least = Double.POSITIVE_INFINITY;
    for (double penalty : ALS_PENALTIES) {
      double rmse = rmse(alternate(table, penalty), test);
      if (rmse < least) {
        least = rmse;
        best = penalty;
      }
    }
    return best;
  }

  private Lap lap(Dataset<Row> table, JavaRDD<Rating> test, double penalty) {
    long start = System.nanoTime();
    FactorModel als = alternate(table, penalty);
    double mllibSeconds = (System.nanoTime() - start) * 1e-9;
    start = System.nanoTime();
    FactorModel ours = descend(table);
    double oursSeconds = (System.nanoTime() - start) * 1e-9;
    return new Lap(mllibSeconds, rmse(als, test), oursSeconds, rmse(ours, test));
  }

  private FactorModel alternate(Dataset<Row> table, double penalty) {
    ALS als = new ALS().setRank(rank).setRegParam(penalty).setMaxIter(ALS_ITERATIONS);
    als.setNumBlocks(workers).setSeed(seed);
    return HeldOutErrors.modelOf(als.fit(table), LowRankRatings.LOW, LowRankRatings.HIGH);
  }

  private FactorModel descend(Dataset<Row> table) {
    JavaRDD<Rating> ratings =
        table.javaRDD().map(r -> new Rating(r.getInt(0), r.getInt(1), r.getFloat(2)));
    return new StratifiedDescent(
            new BiasedFactorization(rank, PENALTY, PENALTY / 2, 0.1),
            workers,
            EPOCHS,
            new Cosine(RATE, 0, EPOCHS),
            seed)
        .fit(ratings, LowRankRatings.LOW, LowRankRatings.HIGH)
        .model();
  }

  private static double rmse(FactorModel model, JavaRDD<Rating> test) {
    return HeldOutErrors.of(model, test).rmse(Known.BOTH);
  }
}
