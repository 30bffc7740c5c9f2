/**
 * What {@code ./leeml predict} does with a job: {@link leeml.job.probe.Probe} stands in the place
 * of the job's first fit, measures a few rounds of it for {@link leeml.sim.predict.Calibration} and
 * ends the job there; {@link leeml.job.probe.Outlook} writes what follows for more machines.
 */
package leeml.job.probe;
