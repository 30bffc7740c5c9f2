package ch17_dimension_reduction.factor;

import java.util.List;
import leeml.data.ratings.LowRankRatings;
import leeml.data.ratings.RatingsFile;
import leeml.data.ratings.RatingsFormat;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.factor.Rating;
import org.apache.spark.api.java.JavaRDD;

/** The keys that say where ratings come from: a file, or made from known factors. */
public record RatingsSource(
    @Key("ratings: a file, folder or glob; empty for ratings made from known factors") String data,
    @Key("by-name, tab (u.data), colons (ratings.dat) or csv (ratings.csv)") RatingsFormat format,
    @Key("columns of user, item and rating in a CSV") List<String> columns,
    @Key("least rating there can be") double low,
    @Key("highest rating there can be, above low") double high,
    @Key("ratings that are made, at least 1000") int ratings,
    @Key("users of the made ratings, at least 10") int users,
    @Key("items of the made ratings, at least 10") int items,
    @Key("rank of their truth, at least 1") int trueRank,
    @Key("standard deviation of their noise, above 0") double noise) {

  /** Checks the ranges. */
  public RatingsSource {
    if (!(low < high) || columns.size() != 3) {
      throw new IllegalArgumentException(
          "low = %s, high = %s, columns = %s, expected low below high and three columns"
              .formatted(low, high, columns));
    }
    if (ratings < 1000 || users < 10 || items < 10 || trueRank < 1 || !(noise > 0)) {
      throw new IllegalArgumentException(
          "ratings = %d, users = %d, items = %d, true-rank = %d, noise = %s, expected 1000, 10, 10, 1 or more and a noise above 0"
              .formatted(ratings, users, items, trueRank, noise));
    }
  }

  /** Whether the ratings are made, and their truth known. */
  public boolean isMade() {
    return data.isEmpty();
  }

  /** The ratings: of the file, cached, or made anew whenever they are asked for. */
  public JavaRDD<Rating> open(Run run) {
    return isMade()
        ? made(run).on(run.sc())
        : new RatingsFile(data, format, columns, low, high).read(run.sc());
  }

  /**
   * The held-out error of one who knows everything but the noise; NaN where nobody can know.
   *
   * @param test held-out ratings
   */
  public double floor(Run run, JavaRDD<Rating> test) {
    if (!isMade()) {
      return Double.NaN;
    }
    LowRankRatings made = made(run);
    return Math.sqrt(
        test.mapToDouble(r -> Math.pow(r.value() - made.truth(r.user(), r.item()), 2)).mean());
  }

  private LowRankRatings made(Run run) {
    return new LowRankRatings(
        users, items, ratings, trueRank, noise, true, run.workers(0), run.seed());
  }
}
