/**
 * Problems small enough to see through: what the chapter's theorems are about. All of them run the
 * library's optimizers.
 *
 * <p>{@link ch04_optimization.problem.OnlineGame} is the counter-example of Reddi, Kale and Kumar,
 * played by {@link ch04_optimization.problem.CounterExampleTrials}; {@link
 * ch04_optimization.problem.Valley} a bowl in two dimensions to draw paths in, with {@link
 * ch04_optimization.problem.LookAheadForm} as a second way of walking it; {@link
 * ch04_optimization.problem.Bowl} one of a given condition number, in which {@link
 * ch04_optimization.problem.StepCount} counts steps; {@link ch04_optimization.problem.TwoSlopes}
 * the convex function on which heavy ball never arrives; and {@link
 * ch04_optimization.problem.DecayPaths} the noisy bowl on which {@link
 * ch04_optimization.problem.DecayComparison} compares two ways of shrinking weights.
 */
package ch04_optimization.problem;
