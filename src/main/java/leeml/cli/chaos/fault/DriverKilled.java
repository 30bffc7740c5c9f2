package leeml.cli.chaos.fault;

import leeml.spark.standalone.StandaloneCluster;

/** The driver gets SIGKILL; a second one goes on from the last checkpoint. */
public record DriverKilled() implements Fault {

  private static final int KILLED = 128 + 9;

  @Override
  public String name() {
    return "driver-killed";
  }

  @Override
  public String strike(StandaloneCluster cluster, Process driver) {
    driver.destroyForcibly();
    return "driver " + driver.pid() + " killed";
  }

  @Override
  public boolean endsTheDriver() {
    return true;
  }

  @Override
  public boolean isFelt(Traces traces) {
    return traces.exitCode() == KILLED;
  }
}
