package leeml.cli;

import java.util.concurrent.Callable;
import leeml.job.Job;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A job's own {@code main}: the arguments of {@code ./leeml run} without the job's name.
 *
 * <pre>{@code
 * public static void main(String[] args) { Launcher.main(LeNetJob.class, args); }
 * }</pre>
 *
 * <p>Under spark-submit the master and the settings given to it stand, unless the arguments say
 * otherwise.
 */
public final class Launcher {

  private Launcher() {}

  /** Runs a job. Returns if it is done, and ends the process with the exit code if not. */
  public static void main(Class<? extends Job<?>> job, String[] args) {
    int code = execute(job, args);
    if (code != 0) {
      // A cluster manager takes an exit of its application, even with 0, for a failure.
      System.exit(code);
    }
  }

  /** Runs a job and gives the exit code. */
  static int execute(Class<? extends Job<?>> job, String... args) {
    CommandLine line = Leeml.commandLine(new OfOneJob(instance(job)));
    line.setCommandName(job.getName());
    return line.execute(args);
  }

  private static Job<?> instance(Class<? extends Job<?>> job) {
    try {
      return job.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          job.getName() + " needs a public constructor without arguments", e);
    }
  }

  @Command
  private static final class OfOneJob implements Callable<Integer> {

    private final Job<?> job;

    @Spec private CommandSpec spec;

    @Mixin private RunFlags flags;

    @Option(
        names = {"-h", "--help"},
        description = "Lists the flags and the job's keys.")
    private boolean help;

    OfOneJob(Job<?> job) {
      this.job = job;
    }

    @Override
    public Integer call() {
      if (help) {
        JobCall.help(job);
        spec.commandLine().usage(System.out);
        return 0;
      }
      return JobCall.run(job, flags);
    }
  }
}
