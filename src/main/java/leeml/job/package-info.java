/**
 * What a job is, and how one is run.
 *
 * <p>A {@link leeml.job.Job} is found by its name ({@link leeml.job.Jobs}), its options are read
 * from layers of configuration ({@link leeml.job.Settings}) and bound to a record ({@link
 * leeml.job.Options}), and {@link leeml.job.JobRunner} gives it a {@link leeml.job.Run}: the Spark
 * session, the report, the run folder. Whatever happens to the job, the runner writes what it has
 * measured and turns the ending into an exit code ({@link leeml.job.Outcome}).
 *
 * <p>Nothing here knows a chapter. Jobs depend on this package; it depends on the report and on
 * Spark, never on the command line.
 */
package leeml.job;
