package leeml.spark.served;

import java.util.List;
import leeml.spark.net.Address;
import leeml.spark.net.PeerException;
import leeml.spark.net.Peers;
import leeml.spark.server.Look;
import leeml.spark.server.RemoteServer;
import leeml.spark.server.Server;
import leeml.spark.server.ServerLocation;
import leeml.train.server.ServerPlan;

/** A slice with every worker, as far as there are numbers. */
final class HostedByWorkers implements Hosting {

  private final Coordinator coordinator;
  private final Peers peers;
  private Beginning beginning;
  private int attempt;

  HostedByWorkers(ServerPlan plan, Coordinator coordinator, int timeoutMillis) {
    this.coordinator = coordinator;
    this.beginning = new Beginning(plan);
    this.peers = Peers.open(timeoutMillis);
  }

  @Override
  public Beginning beginning() {
    return beginning;
  }

  @Override
  public ServerLocation location() {
    return null;
  }

  @Override
  public Server server() {
    List<Address> addresses = coordinator.slices();
    if (addresses.isEmpty()) {
      throw new PeerException("the workers have not met yet", null);
    }
    int slices = beginning.cut().count();
    return new RemoteServer(
        peers, new ServerLocation(beginning.cut().size(), addresses.subList(0, slices)), attempt);
  }

  @Override
  public boolean keepsTheta() {
    return false;
  }

  @Override
  public void startAnew(int newAttempt, Look seen) {
    attempt = newAttempt;
    if (seen != null) {
      ServerPlan plan = beginning.plan();
      beginning = new Beginning(plan.goingOnFrom(seen.snapshot(plan.mostSteps())));
    }
  }

  @Override
  public void close() {
    peers.close();
  }
}
