/**
 * Principal components of data of any size, by three ways that share no arithmetic: the
 * eigenvectors of the covariance from one pass of sums ({@link leeml.spark.sum.Comoments}), a
 * singular value decomposition by QR of parts ({@link leeml.spark.pca.TallSkinny}), and random
 * subspace iteration for tables too wide for a covariance ({@link leeml.spark.pca.RandomSubspace}).
 *
 * <p>All give {@link leeml.spark.pca.PrincipalComponents}; {@link leeml.spark.pca.Angles} says how
 * far apart two of them are. Small dense problems are LAPACK's, in the Java translation that Spark
 * brings along.
 */
package leeml.spark.pca;
