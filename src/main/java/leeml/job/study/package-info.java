/**
 * Studies: one job run under many settings and seeds, and one page that lays the runs side by side.
 *
 * <p>A {@link leeml.job.study.Plan} says which settings; {@link leeml.job.study.Study} runs those
 * that are not in the output folder yet, found by {@link leeml.job.study.FinishedRuns}; a {@link
 * leeml.job.study.Trace} is what one run's ledger says, a {@link leeml.job.study.Outcomes} the mean
 * and spread of a setting's traces over seeds, and {@link leeml.job.study.StudyPage} draws them.
 */
package leeml.job.study;
