package leeml.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import leeml.job.Jobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leeml bench NAME}. */
@Command(name = "bench", description = "Measures the library itself.")
final class BenchCommand implements Callable<Integer> {

  private static final String PREFIX = "bench.";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "The benchmark: core, classical, collectives, cluster, nets, lstm, rl, checkpoint, scoring.")
  private String name;

  @Mixin private RunFlags flags;

  @Option(
      names = {"-h", "--help"},
      description = "Lists the flags, and the keys of NAME.")
  private boolean help;

  @Override
  public Integer call() {
    Jobs benchmarks = Jobs.ofBenchmarks();
    if (help) {
      if (name != null) {
        JobCall.help(benchmarks.find(PREFIX + name));
      }
      spec.commandLine().usage(System.out);
      return 0;
    }
    if (name == null) {
      throw new ParameterException(
          spec.commandLine(), "name a benchmark; there are: " + names(benchmarks));
    }
    return JobCall.run(benchmarks.find(PREFIX + name), flags);
  }

  private static String names(Jobs benchmarks) {
    List<String> names = benchmarks.all().stream().map(bench -> Jobs.about(bench).name()).toList();
    return names.stream().map(n -> n.substring(PREFIX.length())).collect(Collectors.joining(", "));
  }
}
