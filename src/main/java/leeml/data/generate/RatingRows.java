package leeml.data.generate;

import java.util.Optional;
import leeml.data.ratings.LowRankRatings;
import leeml.model.factor.Rating;

/**
 * Ratings with a known truth in the columns of MovieLens's {@code ratings.csv}; a rating is not
 * rounded to half stars, and its time is its number.
 *
 * @param ratings what is drawn
 */
public record RatingRows(LowRankRatings ratings) implements GeneratedLines {

  @Override
  public Optional<String> header() {
    return Optional.of("userId,movieId,rating,timestamp");
  }

  @Override
  public String line(long number) {
    Rating rating = ratings.rating(number);
    return rating.user() + "," + rating.item() + "," + rating.value() + "," + number;
  }

  @Override
  public String suffix() {
    return ".csv";
  }
}
