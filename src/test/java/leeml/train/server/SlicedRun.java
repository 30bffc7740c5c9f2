package leeml.train.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import leeml.optim.Optimizers;

/**
 * A server of several slices whose messages arrive in an order drawn at random: those from one
 * worker to one slice in turn, all others as it happens.
 */
final class SlicedRun {

  /** What is under way from a worker to a slice; a version of LEAVES stands for its last word. */
  private record Message(int worker, int slice, long round, long versionRead) {}

  private static final long LEAVES = -1;

  private final List<ServerSlice> slices = new ArrayList<>();
  private final List<Deque<Message>> ways = new ArrayList<>();
  private final List<BitSet> unanswered = new ArrayList<>();
  private final long[][] versionsRead;
  private final long[] rounds;
  private final BitSet told = new BitSet();
  private final BitSet notDone = new BitSet();

  SlicedRun(Exchange exchange, int workers, int sliceCount, long mostRounds, long seed) {
    double[] shares = new double[workers];
    ServerPlan plan =
        new ServerPlan(
            exchange, Optimizers.sgd(0.1), new float[sliceCount], shares, mostRounds, mostRounds);
    for (int j = 0; j < sliceCount; j++) {
      slices.add(plan.slice(j, j, j + 1));
    }
    rounds = new long[workers];
    versionsRead = new long[workers][sliceCount];
    notDone.set(0, workers);
    for (int worker = 0; worker < workers; worker++) {
      unanswered.add(new BitSet());
      for (int j = 0; j < sliceCount; j++) {
        ways.add(new ArrayDeque<>());
      }
      push(worker);
    }
    deliverAll(new Random(seed));
  }

  /** Workers that wait although nothing is under way any more. */
  List<Integer> whoIsNotDone() {
    return notDone.stream().boxed().toList();
  }

  private void deliverAll(Random random) {
    while (true) {
      List<Deque<Message>> busy = ways.stream().filter(way -> !way.isEmpty()).toList();
      if (busy.isEmpty()) {
        return;
      }
      // The earlier ways are the likelier, so that some workers and slices are slower than others.
      deliver(
          busy.get(Math.min(random.nextInt(busy.size()), random.nextInt(busy.size()))).remove());
    }
  }

  private void deliver(Message message) {
    ServerSlice slice = slices.get(message.slice());
    boolean leaves = message.versionRead() == LEAVES;
    List<Pulled> due = leaves ? slice.leave(message.worker()) : slice.push(pushOf(message));
    due.forEach(pulled -> answered(pulled, message.slice()));
  }

  private static Push pushOf(Message message) {
    float[] gradient = {1};
    return new Push(message.worker(), message.round(), message.versionRead(), true, 1, gradient);
  }

  private void answered(Pulled pulled, int slice) {
    int worker = pulled.worker();
    versionsRead[worker][slice] = pulled.version();
    unanswered.get(worker).clear(slice);
    told.set(worker, told.get(worker) || pulled.stop());
    if (!unanswered.get(worker).isEmpty()) {
      return;
    }
    rounds[worker]++;
    if (told.get(worker)) {
      notDone.clear(worker);
      send(worker, true);
    } else {
      push(worker);
    }
  }

  private void push(int worker) {
    unanswered.get(worker).set(0, slices.size());
    send(worker, false);
  }

  private void send(int worker, boolean leaves) {
    for (int j = 0; j < slices.size(); j++) {
      long version = leaves ? LEAVES : versionsRead[worker][j];
      ways.get(worker * slices.size() + j).add(new Message(worker, j, rounds[worker], version));
    }
  }
}
