package leeml.sim;

import java.util.List;
import leeml.sim.paths.Transfer;
import leeml.train.cluster.Gathered;
import leeml.train.cluster.Gathering;
import leeml.train.cluster.RoundCost;
import leeml.train.cluster.Workers;
import leeml.train.worker.Order;
import leeml.train.worker.WorkerReply;

/** Rounds under a virtual clock: a round takes what {@link Conditions#round} says. */
final class VirtualWorkers implements Workers {

  private final Conditions conditions;
  private final Clock clock;
  private final Crew crew;
  private double now;

  VirtualWorkers(Conditions conditions, long seed, Crew crew) {
    this.conditions = conditions;
    this.clock = new Clock(conditions.compute(), seed);
    this.crew = crew;
  }

  @Override
  public Gathered round(float[] theta, Order order) {
    List<WorkerReply> replies = crew.round(theta, order);
    Gathering gathering = new Gathering(theta.length);
    for (WorkerReply reply : clock.timed(replies, order.round())) {
      gathering.add(crew.unpack(reply, theta.length));
    }
    RoundCost cost = cost(replies, order.round(), theta.length);
    now += cost.seconds();
    return new Gathered(gathering.reply(), cost);
  }

  private RoundCost cost(List<WorkerReply> replies, long round, int size) {
    long thetaBytes = (long) Float.BYTES * size;
    long[] payloads = replies.stream().mapToLong(VirtualWorkers::bytes).toArray();
    Transfer transfer = conditions.paths().transfer(thetaBytes, payloads, conditions.network());
    return conditions.round(clock.seconds(replies, round), transfer);
  }

  /** The vector as it is packed, and what of the worker's state travels with it. */
  private static long bytes(WorkerReply reply) {
    return (long) reply.payload().length + reply.line().carried().state().length;
  }

  @Override
  public double seconds() {
    return now;
  }

  @Override
  public void close() {
    crew.close();
  }
}
