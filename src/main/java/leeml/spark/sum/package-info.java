/**
 * What one pass of sums over the shards finds: means and covariances ({@link
 * leeml.spark.sum.Comoments}), linear regression in closed form ({@link
 * leeml.spark.sum.LeastSquares}), the mean loss at a θ ({@link leeml.spark.sum.DistributedLoss}).
 *
 * <p>Sums are kept in double and merged in the order of the shards, so they come out the same every
 * time.
 */
package leeml.spark.sum;
