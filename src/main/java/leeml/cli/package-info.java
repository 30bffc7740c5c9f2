/**
 * The Java side of the launcher: one class a command, and what they print.
 *
 * <p>{@link leeml.cli.Leeml} is what {@code ./leeml} starts; {@link leeml.cli.Launcher} is what a
 * job's own {@code main} calls, so that {@code spark-submit --class} takes the same arguments.
 * Results go to standard output, mistakes go to standard error as one sentence, and the exit code
 * is one of {@link leeml.job.run.Exit}. With {@code --json} the last line of standard output is the
 * machine's.
 */
package leeml.cli;
