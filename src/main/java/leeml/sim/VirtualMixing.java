package leeml.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import leeml.train.cluster.Gathered;
import leeml.train.cluster.Gathering;
import leeml.train.cluster.Mixing;
import leeml.train.cluster.Reply;
import leeml.train.cluster.Workers;
import leeml.train.worker.Order;
import leeml.train.worker.WorkerReply;
import leeml.train.worker.WorkerState;

/**
 * Rounds with mixing under a virtual clock: a round takes what {@link NeighbourClock} says. All
 * workers run in one stage, so the overhead of a round stands once, at the start.
 */
final class VirtualMixing implements Workers {

  private final Clock clock;
  private final NeighbourClock neighbours;
  private final Crew crew;
  private final Mixing mixing;

  VirtualMixing(Conditions conditions, long seed, Crew crew, Mixing mixing) {
    this.clock = new Clock(conditions.compute(), seed);
    this.crew = crew;
    this.mixing = mixing;
    double start = conditions.overhead().seconds(1, crew.size());
    this.neighbours = new NeighbourClock(mixing, conditions.network(), start);
  }

  @Override
  public Gathered round(float[] theta, Order order) {
    List<WorkerReply> replies = crew.round(theta, order);
    Gathering gathering = new Gathering(theta.length);
    List<float[]> positions = new ArrayList<>();
    for (WorkerReply reply : clock.timed(replies, order.round())) {
      Reply position = crew.unpack(reply, theta.length);
      gathering.add(position);
      positions.add(position.mean());
    }
    mix(positions);
    long[] payloads = replies.stream().mapToLong(reply -> reply.payload().length).toArray();
    return new Gathered(
        gathering.reply(), neighbours.round(clock.seconds(replies, order.round()), payloads));
  }

  private void mix(List<float[]> positions) {
    List<Callable<Integer>> mixes = new ArrayList<>();
    for (int i = 0; i < crew.size(); i++) {
      int number = i;
      List<float[]> near =
          Arrays.stream(mixing.neighbours().get(i)).mapToObj(positions::get).toList();
      mixes.add(
          () -> {
            mixing.mix(number, near, crew.state(number).position());
            return number;
          });
    }
    crew.all(mixes);
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
    return neighbours.now();
  }

  @Override
  public void close() {
    crew.close();
  }
}
