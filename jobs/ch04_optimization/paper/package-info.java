/**
 * The optimizers of the chapter as their papers write them: double precision, one coordinate at a
 * time, nothing fused or reused.
 *
 * <p>{@link ch04_optimization.paper.Recurrences} holds the ones that treat each coordinate alone,
 * {@link ch04_optimization.paper.SwatsRecurrence} the one that looks at the whole vector, and
 * {@link ch04_optimization.paper.PaperCheck} drives one of them and the library's optimizer with
 * the same gradients and measures how far apart their updates are. They are written to be read next
 * to the paper and share no line with the library.
 */
package ch04_optimization.paper;
