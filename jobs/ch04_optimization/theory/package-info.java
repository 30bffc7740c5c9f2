/**
 * The papers' own equations, written down a second time in double precision and without the
 * optimizers' code, so that a job can hold the one against the other.
 *
 * <p>{@link ch04_optimization.theory.PaperSchedules} has the rates over time, {@link
 * ch04_optimization.theory.AdaptiveRate} RAdam's variance and rectification, {@link
 * ch04_optimization.theory.LookaheadPaths} the recurrences of Lookahead, {@link
 * ch04_optimization.theory.NoisyQuadratic} the model in which its variance is known. Pure
 * functions: no Spark, no files.
 */
package ch04_optimization.theory;
