/**
 * Surfaces of two parameters whose minima, saddles and flats are known, as objectives that the
 * library's trainer descends on, and the Taylor series that a gradient is the first term of.
 *
 * <p>A surface has no examples: its loss depends on θ alone. {@link
 * ch03_gradient_descent.surface.NoExamples} stands in for the data, as a batch of one example that
 * holds nothing, so that a step is an epoch and a trainer needs no special case.
 */
package ch03_gradient_descent.surface;
