/**
 * Environments with the equations and constants of Gymnasium's: classic control, toy text, and a
 * game on a screen.
 *
 * <p>Physics is computed in {@code double} and rounded to {@code float} where it is observed, as
 * the reference does. Starts are drawn from the reference's distributions but from Java's
 * generator: an episode equals the reference's from the same first state, not from the same seed.
 */
package leeml.rl.env;
