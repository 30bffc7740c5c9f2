/**
 * Hours of air and weather, and windows over them.
 *
 * <p>{@link ch02_linear_regression.air.AirHours} reads the Beijing table or makes a series; {@link
 * ch02_linear_regression.air.Windows} turns hours, spread over Spark, into rows of features with
 * the next hour's PM2.5 as target. Hours are numbered, so that a missing hour shows as a gap in the
 * numbers, and a window that would span a gap is left out and counted.
 */
package ch02_linear_regression.air;
