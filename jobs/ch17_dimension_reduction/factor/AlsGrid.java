package ch17_dimension_reduction.factor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import leeml.model.factor.FactorModel.Known;
import leeml.model.factor.Rating;
import leeml.spark.factor.HeldOutErrors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * MLlib's alternating least squares on the same split, at several strengths of its penalty.
 *
 * <p>With the items' vectors held still the best vector of a user is a ridge regression, and the
 * other way round; ALS takes the two in turn. MLlib's has neither mean nor biases. A bias a side is
 * what two more columns of the factors can say, so it is given r + 2 of them as well as r. It
 * weighs its penalty by the number of a user's or an item's ratings (ALS-WR).
 *
 * @param trials in the order of the grid
 */
public record AlsGrid(List<Trial> trials) {

  private static final StructType SCHEMA =
      new StructType()
          .add("user", DataTypes.IntegerType)
          .add("item", DataTypes.IntegerType)
          .add("rating", DataTypes.FloatType);

  /**
   * One fit.
   *
   * @param rmse on the held-out ratings whose user and item are both known
   * @param seconds of the fit
   */
  public record Trial(int rank, double penalty, double rmse, double seconds) {}

  /**
   * Fits all of them, one after the other: each uses all workers itself.
   *
   * @param low the least rating, within which predictions are held
   * @param high the highest
   */
  public static AlsGrid run(
      SparkSession spark,
      RatingSplit split,
      List<Integer> ranks,
      List<Double> penalties,
      int iterations,
      double low,
      double high,
      long seed) {
    Dataset<Row> table = spark.createDataFrame(rows(split.train()), SCHEMA).cache();
    table.count();
    List<Trial> trials = new ArrayList<>();
    for (int rank : ranks) {
      for (double penalty : penalties) {
        ALS als =
            new ALS()
                .setRank(rank)
                .setRegParam(penalty)
                .setMaxIter(iterations)
                .setSeed(seed)
                .setNumBlocks(split.train().getNumPartitions());
        long start = System.nanoTime();
        ALSModel model = als.fit(table);
        double seconds = (System.nanoTime() - start) * 1e-9;
        double rmse =
            HeldOutErrors.of(HeldOutErrors.modelOf(model, low, high), split.test())
                .rmse(Known.BOTH);
        trials.add(new Trial(rank, penalty, rmse, seconds));
      }
    }
    table.unpersist();
    return new AlsGrid(trials);
  }

  private static JavaRDD<Row> rows(JavaRDD<Rating> ratings) {
    return ratings.map(r -> RowFactory.create(r.user(), r.item(), r.value()));
  }

  /** The one that does best on the held-out ratings: chosen on them, which is in its favour. */
  public Trial best() {
    return trials.stream().min(Comparator.comparingDouble(Trial::rmse)).orElseThrow();
  }
}
