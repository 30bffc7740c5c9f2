package leeml.spark.served;

import leeml.spark.server.Look;
import leeml.spark.server.ParameterServer;
import leeml.spark.server.Server;
import leeml.spark.server.ServerLocation;
import leeml.train.server.ServerPlan;

/** All slices in this JVM. */
final class HostedOnDriver implements Hosting {

  private final Beginning beginning;
  private final ParameterServer server;

  HostedOnDriver(ServerPlan plan, int slices) {
    this.beginning = new Beginning(plan.withoutTheta());
    this.server = ParameterServer.open(plan, slices);
  }

  @Override
  public Beginning beginning() {
    return beginning;
  }

  @Override
  public ServerLocation location() {
    return server.location();
  }

  @Override
  public Server server() {
    return server;
  }

  @Override
  public boolean keepsTheta() {
    return true;
  }

  @Override
  public void startAnew(int attempt, Look seen) {
    server.startAnew(attempt);
  }

  @Override
  public void close() {
    server.close();
  }
}
