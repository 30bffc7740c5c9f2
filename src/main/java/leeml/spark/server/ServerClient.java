package leeml.spark.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import leeml.spark.net.Peers;
import leeml.spark.net.Pending;
import leeml.spark.server.Request.Kind;
import leeml.spark.topology.Slices;
import leeml.train.server.Pulled;
import leeml.train.server.Push;

/**
 * A worker's way to a parameter server: pushes a vector slice by slice, and awaits the slices'
 * answers. For any task that runs at the same time as the server; used by one thread.
 *
 * <p>Every request fails with a {@link leeml.spark.net.PeerException} that names the worker and its
 * round if the server is gone or does not answer within the time-out of {@code peers}. An answer
 * waits as long as the strategy has the worker wait for others, so the time-out has to be longer
 * than the slowest worker's round.
 */
public final class ServerClient {

  private final Peers peers;
  private final ServerLocation server;
  private final Slices slices;
  private final int attempt;
  private final int worker;
  private final Runnable stopIfKilled;
  private final long[] versionsRead;
  private Traffic traffic = Traffic.NONE;

  /**
   * Nothing is sent yet.
   *
   * @param peers the way there; stays the caller's
   * @param attempt at the run; 0 unless the server was told of others
   * @param worker 0 to K − 1
   * @param stopIfKilled called every so often while waiting; what it throws ends the waiting
   */
  public ServerClient(
      Peers peers, ServerLocation server, int attempt, int worker, Runnable stopIfKilled) {
    this.peers = peers;
    this.server = server;
    this.slices = server.slices();
    this.attempt = attempt;
    this.worker = worker;
    this.stopIfKilled = stopIfKilled;
    this.versionsRead = new long[slices.count()];
  }

  /**
   * Waits until all workers have registered, so that they begin with the same θ.
   *
   * <p>Begins, or goes on where the worker was when it died: then it waits for the answer to its
   * last push once more, and so as long as the strategy has it wait.
   *
   * @return the round to go on with and θ; told to stop if there is nothing more to do
   */
  public Pulled register() {
    List<Pending> asked = new ArrayList<>();
    for (int slice = 0; slice < slices.count(); slice++) {
      ByteBuffer packed = Request.of(Kind.REGISTER, attempt, slice, worker);
      asked.add(send(slice, "registration of worker %d".formatted(worker), packed));
    }
    Pulled known = join(asked);
    if (known.stop() || known.round() == 0) {
      return known;
    }
    Pulled again = exchange(known.round() - 1, true, 0, new float[slices.size()]);
    return new Pulled(worker, known.round(), again.stop(), again.version(), again.theta());
  }

  /**
   * Sends the outcome of a round and awaits the answer.
   *
   * @param round the worker's own count, from 0; what a slice has taken in it does not take in
   *     again
   * @param wantsTheta whether the answer is to bring θ
   * @param examples that the vector stands for
   * @param message shape (d); not modified
   * @return the answers of all slices as one, with the first slice's version; told to stop if any
   *     slice says so
   */
  public Pulled exchange(long round, boolean wantsTheta, long examples, float[] message) {
    List<Pending> asked = new ArrayList<>();
    for (int slice = 0; slice < slices.count(); slice++) {
      long start = System.nanoTime();
      float[] part = slices.cut(message, slice);
      Push push = new Push(worker, round, versionsRead[slice], wantsTheta, examples, part);
      ByteBuffer packed = ServerWire.pack(push, attempt, slice);
      traffic = traffic.plus(new Traffic(0, 0, System.nanoTime() - start));
      asked.add(send(slice, "push of round %d by worker %d".formatted(round, worker), packed));
    }
    return join(asked);
  }

  /** Says that the worker has done all its rounds, so that nobody waits for it. */
  public void leave() {
    for (int slice = 0; slice < slices.count(); slice++) {
      ByteBuffer packed = Request.of(Kind.LEAVE, attempt, slice, worker);
      send(slice, "leave of worker %d".formatted(worker), packed).await(stopIfKilled);
    }
  }

  /** What has been sent and received since this was last asked. */
  public Traffic takeTraffic() {
    Traffic taken = traffic;
    traffic = Traffic.NONE;
    return taken;
  }

  private Pending send(int slice, String what, ByteBuffer packed) {
    traffic = traffic.plus(new Traffic(packed.remaining(), 0, 0));
    return peers.ask(server.addresses().get(slice), what, packed);
  }

  private Pulled join(List<Pending> asked) {
    float[] theta = null;
    long round = Long.MAX_VALUE;
    boolean stop = false;
    for (int slice = 0; slice < slices.count(); slice++) {
      ByteBuffer packed = asked.get(slice).await(stopIfKilled);
      long start = System.nanoTime();
      int bytes = packed.remaining();
      Pulled part = ServerWire.pulled(packed);
      versionsRead[slice] = part.version();
      round = Math.min(round, part.round());
      stop |= part.stop();
      if (part.theta() != null) {
        theta = theta == null ? new float[slices.size()] : theta;
        System.arraycopy(part.theta(), 0, theta, slices.from(slice), part.theta().length);
      }
      traffic = traffic.plus(new Traffic(0, bytes, System.nanoTime() - start));
    }
    return new Pulled(worker, round, stop, versionsRead[0], theta);
  }
}
