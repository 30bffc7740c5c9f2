package leeml.cli;

import java.util.List;
import java.util.stream.Stream;
import leeml.job.Nearest;
import leeml.job.run.Exit;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, in one line on standard error, and which exit code it is. */
final class Mistakes {

  private Mistakes() {}

  /** A command line that does not read: exit code 2, with the nearest flag or command. */
  static int usage(ParameterException e) {
    say(e instanceof UnmatchedArgumentException unmatched ? sentence(unmatched) : e.getMessage());
    return Exit.USAGE.code();
  }

  /** A command that threw. */
  static int failure(Throwable e) {
    say(Exit.sentence(e));
    return Exit.of(e).code();
  }

  /** The line itself. */
  static void say(String sentence) {
    System.err.println("leeml: " + sentence.replace("\n", " ").strip());
  }

  private static String sentence(UnmatchedArgumentException e) {
    String first = e.getUnmatched().get(0);
    CommandLine at = e.getCommandLine();
    boolean flag = first.startsWith("-");
    List<String> candidates =
        flag
            ? at.getCommandSpec().options().stream().flatMap(o -> Stream.of(o.names())).toList()
            : List.copyOf(at.getSubcommands().keySet());
    String what = flag ? "flag" : at.getSubcommands().isEmpty() ? "argument" : "command";
    return "unknown " + what + " " + first + Nearest.question(first, candidates);
  }
}
