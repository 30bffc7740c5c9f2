/**
 * Matrix factorization on Spark: stochastic descent in blocks that share no row.
 *
 * <p>{@link leeml.spark.factor.StratifiedDescent} deals ratings out by blocks of users and moves
 * blocks of items from worker to worker; {@link leeml.spark.factor.FactorFit} is what comes of it;
 * {@link leeml.spark.factor.HeldOutErrors} measures a model on ratings that it has not seen, also
 * one that MLlib's ALS has found.
 */
package leeml.spark.factor;
