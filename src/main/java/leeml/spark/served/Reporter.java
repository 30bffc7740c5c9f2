package leeml.spark.served;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import leeml.spark.net.Address;
import leeml.spark.net.Peers;
import leeml.spark.net.Pending;
import leeml.spark.served.Event.Report;

/** A worker's way to the driver's {@link Coordinator}. Used by one thread. */
final class Reporter {

  private final Peers peers;
  private final Address coordinator;
  private final int attempt;
  private final int worker;
  private final Runnable stopIfKilled;
  private Pending last;

  Reporter(Peers peers, Address coordinator, int attempt, int worker, Runnable stopIfKilled) {
    this.peers = peers;
    this.coordinator = coordinator;
    this.attempt = attempt;
    this.worker = worker;
    this.stopIfKilled = stopIfKilled;
  }

  /** Tells where this worker's slices are; waits until all have done so. */
  List<Address> arrive(Address address) {
    ByteBuffer all =
        peers
            .ask(
                coordinator,
                "arrival of worker %d".formatted(worker),
                Notice.arrived(attempt, worker, address))
            .await(stopIfKilled);
    return StandardCharsets.UTF_8.decode(all).toString().lines().map(Address::parse).toList();
  }

  /** Tells of a round; the worker goes on while the report is under way. */
  void report(Report report) {
    awaitLast();
    last =
        peers.ask(
            coordinator,
            "report of round %d by worker %d".formatted(report.round(), worker),
            Notice.report(attempt, report));
  }

  /** Tells that there are no more rounds. */
  void done() {
    awaitLast();
    peers
        .ask(coordinator, "end of worker %d".formatted(worker), Notice.done(attempt, worker))
        .await(stopIfKilled);
  }

  private void awaitLast() {
    if (last != null) {
      last.await(stopIfKilled);
    }
  }
}
