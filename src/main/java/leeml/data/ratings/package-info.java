/**
 * Ratings of items by users: the MovieLens formats, and ratings with a known truth.
 *
 * <p>{@link leeml.data.ratings.RatingsFile} reads {@code u.data}, {@code ratings.dat} and {@code
 * ratings.csv} by partitions; what is wrong with a line is said with its file and number. The time
 * that follows a rating is not read. {@link leeml.data.ratings.LowRankRatings} makes ratings on the
 * executors whose noise-free values are known, as many as are asked for.
 */
package leeml.data.ratings;
