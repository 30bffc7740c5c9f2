/**
 * The transforms that optimizers share whatever their algorithm: rate, momentum, clipping, and
 * Lookahead around a whole optimizer.
 *
 * <p>Each file is one record: its components are the hyper-parameters, its inner class is the state
 * with the recurrence. Order matters: clipping comes first, momentum before or after the rate (see
 * {@link leeml.optim.transform.HeavyBall}), the rate turns the direction of ascent into an update,
 * {@link leeml.optim.transform.Lookahead} wraps what is complete.
 */
package leeml.optim.transform;
