/**
 * Problems small enough to see through: what the chapter's theorems are about.
 *
 * <p>{@link ch04_optimization.problem.OnlineGame} is the counter-example of Reddi, Kale and Kumar,
 * {@link ch04_optimization.problem.Valley} a bowl in two dimensions to draw paths in, {@link
 * ch04_optimization.problem.Bowl} one of a given condition number to count steps in, {@link
 * ch04_optimization.problem.TwoSlopes} the convex function on which heavy ball never arrives, and
 * {@link ch04_optimization.problem.DecayPaths} the noisy bowl on which two ways of shrinking
 * weights are compared. All of them run the library's optimizers.
 */
package ch04_optimization.problem;
