package leeml.cli.chaos.fault;

import java.io.IOException;
import leeml.spark.standalone.StandaloneCluster;

/** An executor gets SIGKILL: it is gone as a machine would be, without a word. */
public record ExecutorKilled() implements Fault {

  @Override
  public String name() {
    return "executor-killed";
  }

  @Override
  public String strike(StandaloneCluster cluster, Process driver) throws IOException {
    ProcessHandle executor = Executors.of(cluster, WORKER);
    executor.destroyForcibly();
    return "executor " + executor.pid() + " killed";
  }

  @Override
  public boolean isFelt(Traces traces) {
    return traces.logHas("Lost executor");
  }
}
