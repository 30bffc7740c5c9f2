/**
 * What the chapter's comparisons on pictures share: the data cut in three, a small network, and
 * curves over seeds.
 *
 * <p>{@link ch04_optimization.net.PictureSplit} reads pictures and keeps training, validation and
 * test apart; {@link ch04_optimization.net.PictureNet} trains one perceptron with one optimizer and
 * hands back {@link ch04_optimization.net.Curves}; {@link ch04_optimization.net.OverSeeds} turns
 * the curves of several seeds into a mean and a spread. All of it is serialisable: a job broadcasts
 * the network with its data once and ships a trial as optimizer and seed.
 */
package ch04_optimization.net;
