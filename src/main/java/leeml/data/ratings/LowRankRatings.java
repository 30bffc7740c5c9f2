package leeml.data.ratings;

import java.io.Serializable;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import leeml.model.factor.Rating;
import leeml.train.shard.Seeds;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Ratings with a known truth, made on the executors:
 *
 * <pre>  r_ui = clip(μ + b_u + c_i + p_u·q_i + ε),  ε ~ N(0, noise²)</pre>
 *
 * <p>with μ in the middle of the range and b, c and p·q of equal variance. Nobody can predict
 * better than the noise allows: {@link #truth} does exactly that, and its error on held-out ratings
 * is the floor for everyone's. Users and items are drawn with a square-root skew, so that some are
 * rated a lot and a few hardly ever; a pair may be drawn twice.
 *
 * @param users how many there are to draw from, at least 1
 * @param items how many there are to draw from, at least 1
 * @param ratings how many are drawn, at least 1
 * @param rank of the truth, at least 1
 * @param noise standard deviation of ε in units of the ratings, at least 0
 * @param biases whether b and c are there; without them p·q has their variance too
 * @param partitions of equal size, at least 1; the ratings do not depend on it
 * @param seed of everything
 */
public record LowRankRatings(
    int users,
    int items,
    long ratings,
    int rank,
    double noise,
    boolean biases,
    int partitions,
    long seed)
    implements Serializable {

  /** The least rating. */
  public static final double LOW = 0.5;

  /** The highest rating. */
  public static final double HIGH = 5;

  private static final double MIDDLE = (LOW + HIGH) / 2;

  /** Standard deviation of b, of c and of p·q each. */
  private static final double PART = 0.4;

  /** Checks the ranges. */
  public LowRankRatings {
    if (users < 1 || items < 1 || ratings < 1 || rank < 1 || partitions < 1 || !(noise >= 0)) {
      throw new IllegalArgumentException(
          "users = %d, items = %d, ratings = %d, rank = %d, partitions = %d, noise = %s, expected at least 1 of each and a noise of at least 0"
              .formatted(users, items, ratings, rank, partitions, noise));
    }
  }

  /** The ratings, made anew whenever they are asked for, always the same. */
  public JavaRDD<Rating> on(JavaSparkContext spark) {
    return spark
        .parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
        .flatMap(this::partition);
  }

  /** What a rating would be without the noise, clipped to the range. */
  public double truth(int user, int item) {
    SplittableRandom ofUser = random(1, user);
    SplittableRandom ofItem = random(2, item);
    double bias = ofUser.nextGaussian() + ofItem.nextGaussian();
    double dot = 0;
    for (int k = 0; k < rank; k++) {
      dot += ofUser.nextGaussian() * ofItem.nextGaussian();
    }
    double taste = dot / Math.sqrt(rank);
    return clipped(MIDDLE + PART * (biases ? bias + taste : Math.sqrt(3) * taste));
  }

  private Iterator<Rating> partition(int number) {
    long from = ratings * number / partitions;
    long to = ratings * (number + 1) / partitions;
    return LongStream.range(from, to).mapToObj(this::rating).iterator();
  }

  /** A rating: a function of the seed and of its number, whatever the partitions are. */
  public Rating rating(long number) {
    SplittableRandom random = random(3, number);
    int user = skewed(random, users);
    int item = skewed(random, items);
    double value = clipped(truth(user, item) + noise * random.nextGaussian());
    return new Rating(user, item, (float) value);
  }

  /** Numbers near 0 are the most likely: the density falls as 1/√x. */
  private static int skewed(SplittableRandom random, int bound) {
    double uniform = random.nextDouble();
    return (int) (bound * uniform * uniform);
  }

  private SplittableRandom random(int stream, long number) {
    return new SplittableRandom(Seeds.mix(Seeds.mix(seed, stream), number));
  }

  private static double clipped(double value) {
    return Math.max(LOW, Math.min(HIGH, value));
  }
}
