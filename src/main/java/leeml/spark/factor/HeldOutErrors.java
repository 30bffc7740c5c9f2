package leeml.spark.factor;

import java.util.List;
import leeml.model.factor.FactorModel;
import leeml.model.factor.FactorRows;
import leeml.model.factor.Rating;
import leeml.model.factor.RatingErrors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Errors of a model on ratings that it was not fitted to. */
public final class HeldOutErrors {

  private HeldOutErrors() {}

  /** One pass over the ratings; a model goes to each executor, sums come back. */
  public static RatingErrors of(FactorModel model, JavaRDD<Rating> ratings) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(ratings.context());
    Broadcast<FactorModel> shared = spark.broadcast(model);
    try {
      return ratings.aggregate(
          new RatingErrors(),
          (errors, rating) -> {
            FactorModel here = shared.value();
            return errors.add(
                here.known(rating.user(), rating.item()),
                here.predict(rating.user(), rating.item()),
                rating.value());
          },
          RatingErrors::merge);
    } finally {
      shared.destroy();
    }
  }

  /**
   * What MLlib's ALS has found, in the same form, so that it is measured on the same ratings and
   * held within the same range: p·q, without mean and biases. It says nothing of new users and
   * items.
   */
  public static FactorModel modelOf(ALSModel als, double low, double high) {
    return new FactorModel(
        0, rows(als.userFactors(), als.rank()), rows(als.itemFactors(), als.rank()), low, high);
  }

  private static FactorRows rows(Dataset<Row> factors, int rank) {
    List<Row> collected = factors.sort("id").collectAsList();
    int[] ids = new int[collected.size()];
    float[] vectors = new float[ids.length * rank];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = collected.get(i).getInt(0);
      List<Float> vector = collected.get(i).getList(1);
      for (int k = 0; k < rank; k++) {
        vectors[i * rank + k] = vector.get(k);
      }
    }
    return new FactorRows(ids, rank, vectors, new float[ids.length]);
  }
}
