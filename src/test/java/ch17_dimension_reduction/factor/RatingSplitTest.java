package ch17_dimension_reduction.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import leeml.data.ratings.LowRankRatings;
import leeml.error.BadInputException;
import leeml.model.factor.Rating;
import leeml.spark.LocalSpark;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;

class RatingSplitTest {

  private static final JavaRDD<Rating> RATINGS =
      new LowRankRatings(200, 100, 5000, 2, 0.3, true, 3, 1).on(LocalSpark.context());

  @Test
  void everyRatingIsOnOneSide() {
    try (RatingSplit split = RatingSplit.of(RATINGS, 0.2, 0.05, 7)) {
      List<Rating> both = split.train().union(split.test()).collect();
      assertThat(both).containsExactlyInAnyOrderElementsOf(RATINGS.collect());
      assertThat(split.test().count()).isBetween(1000L, 2000L);
    }
  }

  @Test
  void newUsersAndItemsAreKeptFromTrainingAltogether() {
    try (RatingSplit split = RatingSplit.of(RATINGS, 0.2, 0.05, 7)) {
      Set<Integer> users = new HashSet<>(split.train().map(Rating::user).collect());
      Set<Integer> items = new HashSet<>(split.train().map(Rating::item).collect());
      List<Rating> test = split.test().collect();
      assertThat(test).anyMatch(r -> !users.contains(r.user()) && items.contains(r.item()));
      assertThat(test).anyMatch(r -> users.contains(r.user()) && !items.contains(r.item()));
    }
  }

  @Test
  void refusesASideWithoutRatings() {
    JavaRDD<Rating> one = LocalSpark.context().parallelize(List.of(new Rating(1, 1, 3)), 1);
    assertThatThrownBy(() -> RatingSplit.of(one, 0.1, 0, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("1 ratings to fit and 0 held out");
  }
}
