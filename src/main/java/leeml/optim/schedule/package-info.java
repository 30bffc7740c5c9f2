/**
 * Learning rates as functions of the step t = 1, 2, 3, …
 *
 * <p>Each schedule is an immutable record without state: the rate of a step depends on its number
 * only, so that a run that was interrupted goes on with the right rate, and a plot of a schedule is
 * a loop over it. {@link leeml.optim.schedule.WarmUp} takes the schedule that follows it; any
 * lambda {@code step -> …} is a schedule too.
 *
 * <p>Papers that count from 0 are shifted by one, so that their first value is that of step 1; each
 * class says what happens at its borders. A step below 1 and rates out of range are refused with an
 * {@link java.lang.IllegalArgumentException}.
 */
package leeml.optim.schedule;
