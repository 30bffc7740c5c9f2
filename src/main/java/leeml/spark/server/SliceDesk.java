package leeml.spark.server;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import leeml.spark.net.Answer;
import leeml.train.server.Pulled;
import leeml.train.server.Push;
import leeml.train.server.ServerSlice;

/** A slice of θ, and the way back to each worker that waits for its answer. */
final class SliceDesk {

  private final ServerSlice slice;
  private final int workers;
  private final Map<Integer, Answer> starting = new TreeMap<>();
  private final Map<Integer, Answer> waiting = new HashMap<>();
  private long applyNanos;

  SliceDesk(ServerSlice slice, int workers) {
    this.slice = slice;
    this.workers = workers;
  }

  /** Lets all begin at once, so that they begin with the same θ. */
  synchronized void register(int worker, Answer answer) {
    refuse(starting.put(worker, answer), "the same worker has registered again");
    if (starting.size() == workers) {
      starting.forEach((each, way) -> way.send(ServerWire.pack(slice.register(each))));
      starting.clear();
    }
  }

  synchronized void push(Push push, Answer answer) {
    refuse(waiting.put(push.worker(), answer), "another push of the same worker has come");
    long start = System.nanoTime();
    List<Pulled> due = slice.push(push);
    applyNanos += System.nanoTime() - start;
    send(due);
  }

  synchronized void leave(int worker, Answer answer) {
    send(slice.leave(worker));
    answer.send(ByteBuffer.allocate(0));
  }

  synchronized void stop() {
    send(slice.stop());
  }

  /** Whoever waits belongs to an attempt that is over. */
  synchronized void startAnew() {
    for (Map<Integer, Answer> owed : List.of(starting, waiting)) {
      owed.values().forEach(answer -> refuse(answer, "the attempt is over"));
      owed.clear();
    }
  }

  /** As {@link ServerSlice#goOnBesideOthers}. */
  synchronized void goOnBesideOthers(IntToLongFunction roundsApplied) {
    slice.goOnBesideOthers(roundsApplied);
  }

  synchronized SliceLook look(boolean withRule) {
    return new SliceLook(slice.snapshot(withRule), slice.learningRate(), applyNanos);
  }

  private void send(List<Pulled> due) {
    for (Pulled pulled : due) {
      Answer answer = waiting.remove(pulled.worker());
      if (answer != null) { // none after a new attempt has begun
        answer.send(ServerWire.pack(pulled));
      }
    }
  }

  private static void refuse(Answer answer, String reason) {
    if (answer != null) {
      answer.refuse(reason);
    }
  }
}
