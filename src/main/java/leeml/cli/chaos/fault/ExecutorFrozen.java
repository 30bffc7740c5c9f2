package leeml.cli.chaos.fault;

import java.io.IOException;
import java.util.Optional;
import leeml.spark.standalone.StandaloneCluster;

/**
 * An executor gets SIGSTOP and, some seconds later, SIGCONT: its connections stay open all the
 * while, and nobody answers.
 *
 * @param seconds how long it stands still, at least 1
 */
public record ExecutorFrozen(int seconds) implements Fault {

  @Override
  public String name() {
    return "executor-frozen " + seconds + " s";
  }

  @Override
  public Optional<String> obstacle() {
    return HostCommand.attempt("kill", "-0", String.valueOf(ProcessHandle.current().pid()));
  }

  @Override
  public String strike(StandaloneCluster cluster, Process driver) throws IOException {
    long pid = Executors.of(cluster, WORKER).pid();
    // A process of its own, so that the executor goes on whatever becomes of this one.
    String freeze = "kill -STOP %d && sleep %d; kill -CONT %d".formatted(pid, seconds, pid);
    new ProcessBuilder("setsid", "sh", "-c", freeze)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    return "executor %d stopped for %d s".formatted(pid, seconds);
  }

  /** Either the round took as long, or Spark has given the executor up. */
  @Override
  public boolean isFelt(Traces traces) {
    return traces.longestRound() > 0.5 * seconds || traces.logHas("Lost executor");
  }
}
