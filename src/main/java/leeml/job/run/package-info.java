/**
 * From a job and its settings to an exit code.
 *
 * <p>{@link leeml.job.run.JobRunner} makes the run folder, points the log into it, opens the Spark
 * session ({@link leeml.job.run.Sessions}), calls the job and writes down what it found: when it
 * ends well, when it throws, and when someone presses Ctrl-C. {@link leeml.job.run.Exit} says what
 * a failure means to whoever started the program.
 *
 * <p>Several jobs may run one after the other over one session; each has a folder and a log of its
 * own.
 */
package leeml.job.run;
