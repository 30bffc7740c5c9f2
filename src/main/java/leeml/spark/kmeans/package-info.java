/**
 * K-means over data of any size: seeding ({@link leeml.spark.kmeans.Seeding}), Lloyd's rounds
 * ({@link leeml.spark.kmeans.KMeans}) and what came out ({@link leeml.spark.kmeans.Clustering}).
 *
 * <p>Rows lie on the executors as {@link leeml.spark.kmeans.Points}, in flat arrays of single
 * precision. A round sends the centres down and, for each partition, the sum and the number of the
 * rows nearest to each centre up; sums of parts add up to those of the whole. The inner loop, which
 * finds the nearest centre, works on 256 rows at a time.
 */
package leeml.spark.kmeans;
