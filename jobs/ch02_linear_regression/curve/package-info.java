/**
 * One number predicted from another: samples, worlds that draw them, and polynomials fitted to
 * them.
 *
 * <p>{@link ch02_linear_regression.curve.Sample} holds pairs (x, y); {@link
 * ch02_linear_regression.curve.SmoothTruth} and {@link ch02_linear_regression.curve.Evolution} draw
 * them from laws that are known; {@link ch02_linear_regression.curve.Polynomial} fits them. Each is
 * small and serialisable, so that a trial of a search can make its own data on its executor from a
 * seed instead of having it sent.
 */
package ch02_linear_regression.curve;
