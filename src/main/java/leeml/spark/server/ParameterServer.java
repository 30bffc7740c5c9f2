package leeml.spark.server;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import leeml.spark.net.Address;
import leeml.spark.net.Answer;
import leeml.spark.net.Endpoint;
import leeml.spark.net.PeerException;
import leeml.spark.topology.Slices;
import leeml.train.server.Push;
import leeml.train.server.ServerPlan;
import leeml.train.server.ServerSlice;

/** Slices of θ that this JVM serves, to workers that find them at {@link #address()}. */
public final class ParameterServer implements Server, AutoCloseable {

  private static final int LOOK_UP_MILLIS = 100;

  private final Slices cut;
  private final int first;
  private final int workers;
  private final List<SliceDesk> desks;
  private final CountDownLatch released = new CountDownLatch(1);
  private final Endpoint endpoint;
  private volatile int attempt;

  private ParameterServer(
      Slices cut, int first, int workers, List<ServerSlice> slices, int attempt) {
    this.cut = cut;
    this.first = first;
    this.workers = workers;
    this.desks = slices.stream().map(slice -> new SliceDesk(slice, workers)).toList();
    this.attempt = attempt;
    this.endpoint = Endpoint.open(this::receive);
  }

  /**
   * Serves all of θ from here.
   *
   * @param plan what the server is given at the start
   * @param slices into how many θ is cut, at least 1; different slices take pushes in at the same
   *     time
   */
  public static ParameterServer open(ServerPlan plan, int slices) {
    Slices cut = new Slices(plan.theta().length, Math.min(slices, plan.theta().length));
    List<ServerSlice> all =
        IntStream.range(0, cut.count())
            .mapToObj(j -> plan.slice(j, cut.from(j), cut.from(j + 1)))
            .toList();
    return new ParameterServer(cut, 0, plan.shares().length, all, 0);
  }

  /**
   * Serves some of the slices from here; others are elsewhere.
   *
   * @param cut how θ is cut
   * @param first the number of the first slice here
   * @param workers K
   * @param slices that are here; there may be none
   * @param attempt at the run
   */
  public static ParameterServer open(
      Slices cut, int first, int workers, List<ServerSlice> slices, int attempt) {
    return new ParameterServer(cut, first, workers, slices, attempt);
  }

  /** Where workers find the slices that are here. */
  public Address address() {
    return endpoint.address();
  }

  /** Where workers find all of θ, if all of it is here. */
  public ServerLocation location() {
    return new ServerLocation(cut.size(), Collections.nCopies(desks.size(), address()));
  }

  /**
   * The workers are started again: what those of an earlier attempt want is refused from now on.
   */
  public void startAnew(int newAttempt) {
    attempt = newAttempt;
    desks.forEach(SliceDesk::startAnew);
    if (desks.size() > 1) {
      Look now = look(false);
      desks.forEach(desk -> desk.goOnBesideOthers(now::roundsApplied));
    }
  }

  @Override
  public Look look(boolean withRule) {
    return new Look(desks.stream().map(desk -> desk.look(withRule)).toList());
  }

  @Override
  public void stop() {
    desks.forEach(SliceDesk::stop);
  }

  @Override
  public void release() {
    released.countDown();
  }

  /**
   * Waits until somebody says that the slices are not needed any more.
   *
   * @param stopIfKilled called every so often; what it throws ends the waiting
   */
  public void awaitRelease(Runnable stopIfKilled) {
    try {
      while (!released.await(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
        stopIfKilled.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerException("interrupted while serving slice " + first, e);
    }
  }

  private void receive(ByteBuffer bytes, Answer answer) {
    Request request = Request.unpack(bytes);
    if (request.attempt() != attempt) {
      answer.refuse("attempt %d is over".formatted(request.attempt()));
      return;
    }
    int worker = request.worker();
    SliceDesk desk = desk(request);
    switch (request.kind()) {
      case REGISTER -> desk.register(worker, answer);
      case PUSH -> desk.push(checked(ServerWire.push(request), request.slice()), answer);
      case LEAVE -> desk.leave(worker, answer);
      case LOOK -> answer.send(ServerWire.pack(desk.look(false)));
      case LOOK_WHOLE -> answer.send(ServerWire.pack(desk.look(true)));
      case STOP -> {
        stop();
        answer.send(ByteBuffer.allocate(0));
      }
      case RELEASE -> {
        answer.send(ByteBuffer.allocate(0));
        release();
      }
    }
  }

  private SliceDesk desk(Request request) {
    int own = request.slice() - first;
    if (own < 0 || own >= desks.size() || request.worker() >= workers) {
      throw new IllegalArgumentException(
          "slice %d for worker %d is not served here, where slices %d to %d are for %d workers"
              .formatted(
                  request.slice(), request.worker(), first, first + desks.size() - 1, workers));
    }
    return desks.get(own);
  }

  private Push checked(Push push, int slice) {
    if (push.worker() < 0 || push.message().length != cut.length(slice)) {
      throw new IllegalArgumentException(
          "%d numbers for slice %d from worker %d, expected %d"
              .formatted(push.message().length, slice, push.worker(), cut.length(slice)));
    }
    return push;
  }

  /** Drops all connections: whoever waits is told that the server is gone. */
  @Override
  public void close() {
    released.countDown();
    endpoint.close();
  }
}
