package leeml.cli;

import java.util.concurrent.Callable;
import leeml.job.Job;
import leeml.job.Jobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leeml run JOB}. */
@Command(name = "run", description = "Runs a job, or the main job of a chapter.")
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "JOB",
      description = "ch02, or a job's name such as ch02.bias-variance.")
  private String name;

  @Mixin private RunFlags flags;

  @Option(
      names = {"-h", "--help"},
      description = "Lists the flags, and the keys of JOB.")
  private boolean help;

  @Override
  public Integer call() {
    if (help) {
      if (name != null) {
        JobCall.help(Jobs.ofCourse().find(name));
      }
      spec.commandLine().usage(System.out);
      return 0;
    }
    if (name == null) {
      throw new ParameterException(
          spec.commandLine(), "name a job; ./leeml chapters lists them all");
    }
    Job<?> job = Jobs.ofCourse().find(name);
    return JobCall.run(job, flags);
  }
}
