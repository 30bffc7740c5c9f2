package ch17_dimension_reduction.factor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import leeml.error.BadInputException;
import leeml.model.factor.Rating;
import leeml.train.shard.Seeds;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Ratings to fit and ratings to be measured on.
 *
 * <p>A share of all ratings is held out by lot, and so is everything of a few users and of a few
 * items: those are new to the model when it is measured. Who is new is told by a hash of the id, so
 * that every partition decides alike.
 *
 * @param train cached
 * @param test cached
 */
public record RatingSplit(JavaRDD<Rating> train, JavaRDD<Rating> test) implements AutoCloseable {

  /**
   * Splits ratings.
   *
   * @param testFraction share of ratings held out by lot
   * @param newFraction share of users, and of items, of whom all are held out
   * @throws BadInputException if nothing is left on one of the sides
   */
  public static RatingSplit of(
      JavaRDD<Rating> ratings, double testFraction, double newFraction, long seed) {
    JavaRDD<Rating> train =
        ratings
            .mapPartitionsWithIndex(
                (p, own) -> new Lot(p, testFraction, newFraction, seed).of(own, false), true)
            .persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<Rating> test =
        ratings
            .mapPartitionsWithIndex(
                (p, own) -> new Lot(p, testFraction, newFraction, seed).of(own, true), true)
            .persist(StorageLevel.MEMORY_AND_DISK());
    if (train.count() == 0 || test.count() == 0) {
      throw new BadInputException(
          "the split",
          "%d ratings to fit and %d held out, expected at least one of each"
              .formatted(train.count(), test.count()));
    }
    return new RatingSplit(train, test);
  }

  /** What is done with the ratings of one partition. */
  private record Lot(int partition, double testFraction, double newFraction, long seed) {

    Iterator<Rating> of(Iterator<Rating> ratings, boolean test) {
      SplittableRandom random = new SplittableRandom(Seeds.mix(seed, partition));
      List<Rating> chosen = new ArrayList<>();
      while (ratings.hasNext()) {
        Rating rating = ratings.next();
        boolean drawn = random.nextDouble() < testFraction;
        if (test
            == (drawn || isNew(2 * seed, rating.user()) || isNew(2 * seed + 1, rating.item()))) {
          chosen.add(rating);
        }
      }
      return chosen.iterator();
    }

    private boolean isNew(long side, int id) {
      return new SplittableRandom(Seeds.mix(side, id)).nextDouble() < newFraction;
    }
  }

  @Override
  public void close() {
    train.unpersist(false);
    test.unpersist(false);
  }
}
