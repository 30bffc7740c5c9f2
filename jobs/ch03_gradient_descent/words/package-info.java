/**
 * A problem whose parameters differ in curvature by orders of magnitude: words of every frequency.
 *
 * <p>{@link ch03_gradient_descent.words.Paragraphs} makes sparse examples of two texts; {@link
 * ch03_gradient_descent.words.AdagradTrace} runs Adagrad on them by hand, to look into its state.
 */
package ch03_gradient_descent.words;
