/**
 * Handwritten digits and the small network that the chapter trains on them.
 *
 * <p>{@link ch04_optimization.digits.Digits} reads them on the driver, {@link
 * ch04_optimization.digits.DigitTrial} trains one network within one Spark task, and {@link
 * ch04_optimization.digits.WatchedDescent} does the same step by step where the optimizer's own
 * state is what one wants to see.
 */
package ch04_optimization.digits;
