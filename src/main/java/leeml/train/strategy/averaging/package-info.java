/**
 * The strategies around averaging: longer periods, momentum at the centre, springs, neighbours.
 *
 * <p>All let workers move on their own for a round. They differ in how long the round is ({@link
 * leeml.train.strategy.averaging.PostLocal}, {@link leeml.train.strategy.averaging.Adaptive}), in
 * what the centre makes of the mean movement ({@link leeml.train.strategy.averaging.Bmuf}, {@link
 * leeml.train.strategy.averaging.DiLoCo}) and in whether the workers come back to one point at all
 * ({@link leeml.train.strategy.averaging.ElasticAveraging}, {@link
 * leeml.train.strategy.averaging.Gossip}).
 */
package leeml.train.strategy.averaging;
