/**
 * Matrix factorization: the known entries of a matrix of users and items, explained by a vector and
 * a bias for each.
 *
 * <p>{@link leeml.model.factor.BiasedFactorization} is the model and its descent over a {@link
 * leeml.model.factor.RatingBlock}; {@link leeml.model.factor.FactorRows} are the rows of one factor
 * that such a block touches; {@link leeml.model.factor.FactorModel} predicts, also for users and
 * items that nobody has seen. Nothing here knows how blocks are dealt to workers: that is {@code
 * leeml.spark.factor}.
 *
 * <p>It is no {@link leeml.model.Objective}: a step writes 2(r + 1) of the (r + 1)(users + items)
 * parameters, and sending all of them to every worker is what the blocks are there to avoid.
 */
package leeml.model.factor;
