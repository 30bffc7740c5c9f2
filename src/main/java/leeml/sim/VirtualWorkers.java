package leeml.sim;

import java.util.List;
import leeml.sim.paths.Sent;
import leeml.sim.paths.Transfer;
import leeml.train.cluster.Gathered;
import leeml.train.cluster.Gathering;
import leeml.train.cluster.RoundCost;
import leeml.train.cluster.Workers;
import leeml.train.worker.Order;
import leeml.train.worker.WorkerReply;
import leeml.train.worker.WorkerState;

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
    Transfer transfer = conditions.paths().transfer(sent(replies, size), conditions.network());
    return conditions.round(clock.seconds(replies, round), transfer);
  }

  private static Sent sent(List<WorkerReply> replies, int size) {
    long[] payloads = replies.stream().mapToLong(reply -> reply.payload().length).toArray();
    long carried = replies.stream().mapToLong(reply -> reply.line().carried().state().length).sum();
    return new Sent((long) Float.BYTES * size, payloads, carried);
  }

  @Override
  public List<byte[]> states() {
    return WorkerState.encodeAll(crew.states());
  }

  @Override
  public void goOnFrom(List<byte[]> encoded) {
    WorkerState.decodeAll(encoded, crew.states());
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
