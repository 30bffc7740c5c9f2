package leeml.cli;

import java.util.Map;
import java.util.function.Function;
import leeml.cli.data.DataCommand;
import leeml.job.run.JobRunner;
import leeml.job.spec.Parsers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: {@code leeml COMMAND}. */
@Command(
    name = "leeml",
    mixinStandardHelpOptions = true,
    version = "leeml 0.1.0",
    description = "Hung-yi Lee's machine learning course as Spark jobs.",
    footer = {
      "",
      "Of the launcher itself: test [--full] (all checks), format (mends the style).",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 bad input data."
    },
    subcommands = {
      RunCommand.class,
      SubmitCommand.class,
      ClusterCommand.class,
      ChaptersCommand.class,
      VerifyCommand.class,
      PredictCommand.class,
      PredictWithCommand.class,
      StudyCommand.class,
      BenchCommand.class,
      ChaosCommand.class,
      DataCommand.class,
      DoctorCommand.class,
    })
public final class Leeml implements Runnable {

  /** How option types are read that have no {@code parse(String)} of their own. */
  static final Map<Class<?>, Function<String, ?>> PARSERS = Parsers.ALL;

  @Spec private CommandSpec spec;

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Runs a command and gives its exit code. */
  public static int execute(String... args) {
    return commandLine(new Leeml()).execute(args);
  }

  /** A command that says what is wrong in one sentence, and ends in this project's exit codes. */
  static CommandLine commandLine(Object command) {
    CommandLine line = new CommandLine(command);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, args) -> Mistakes.usage(e));
    line.setExecutionExceptionHandler((e, at, args) -> Mistakes.failure(e));
    return line;
  }

  /** A runner whose jobs speak on standard output. */
  static JobRunner runner() {
    return new JobRunner(System.out::println, PARSERS);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "name a command: " + String.join(", ", spec.subcommands().keySet()) + "; or --help");
  }
}
