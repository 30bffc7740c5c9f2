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

  private static final long LEAVES = Long.MIN_VALUE;

  private final List<ServerSlice> slices = new ArrayList<>();
  private final List<Deque<Message>> ways = new ArrayList<>();
  private final List<BitSet> unanswered = new ArrayList<>();
  private final ServerPlan plan;
  private final long[][] versionsRead;
  private final long[] rounds;
  private final BitSet told = new BitSet();
  private final BitSet notDone = new BitSet();

  /** A run that nothing befalls. */
  static SlicedRun toTheEnd(
      Exchange exchange, int workers, int sliceCount, long mostRounds, long seed) {
    SlicedRun run = new SlicedRun(exchange, workers, sliceCount, mostRounds);
    run.deliver(new Random(seed), Long.MAX_VALUE);
    return run;
  }

  /**
   * A run that is lost, and goes on from looks at its slices, one after the other while messages
   * went on to arrive.
   *
   * @param withRule whether the looks brought what the rules remember
   */
  static SlicedRun lostAndGoneOn(
      Exchange exchange,
      int workers,
      int sliceCount,
      long mostRounds,
      long seed,
      boolean withRule) {
    SlicedRun run = new SlicedRun(exchange, workers, sliceCount, mostRounds);
    Random random = new Random(seed);
    List<SliceSnapshot> seen = new ArrayList<>();
    run.deliver(random, random.nextInt((int) mostRounds * workers * sliceCount));
    for (ServerSlice slice : run.slices) {
      seen.add(slice.snapshot(withRule));
      run.deliver(random, random.nextInt(4 * workers));
    }
    run.goOnFrom(ServedSnapshot.ofSlices(seen, mostRounds));
    run.deliver(random, Long.MAX_VALUE);
    return run;
  }

  /** A run whose workers are lost with all that was under way; the slices stay. */
  static SlicedRun workersLost(
      Exchange exchange, int workers, int sliceCount, long mostRounds, long seed) {
    SlicedRun run = new SlicedRun(exchange, workers, sliceCount, mostRounds);
    Random random = new Random(seed);
    run.deliver(random, random.nextInt((int) mostRounds * workers * sliceCount));
    ServedSnapshot now =
        ServedSnapshot.ofSlices(
            run.slices.stream().map(slice -> slice.snapshot(false)).toList(), mostRounds);
    run.slices.forEach(slice -> slice.goOnBesideOthers(now::roundsApplied));
    run.startWorkers();
    run.deliver(random, Long.MAX_VALUE);
    return run;
  }

  private SlicedRun(Exchange exchange, int workers, int sliceCount, long mostRounds) {
    double[] shares = new double[workers];
    plan =
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
  }

  private void goOnFrom(ServedSnapshot seen) {
    for (int j = 0; j < slices.size(); j++) {
      slices.set(j, plan.goingOnFrom(seen).slice(j, j, j + 1));
    }
    startWorkers();
  }

  private void startWorkers() {
    ways.forEach(Deque::clear);
    told.clear();
    notDone.set(0, rounds.length);
    for (int worker = 0; worker < rounds.length; worker++) {
      long round = Long.MAX_VALUE;
      for (int j = 0; j < slices.size(); j++) {
        Pulled known = slices.get(j).register(worker);
        versionsRead[worker][j] = known.version();
        round = Math.min(round, known.round());
      }
      // What it sent last it sends again, to be answered when it may go on.
      rounds[worker] = Math.max(0, round - 1);
      push(worker);
    }
  }

  /** Updates of each slice. */
  long[] versions() {
    return slices.stream().mapToLong(slice -> slice.snapshot(false).version()).toArray();
  }

  /** Workers that wait although nothing is under way any more. */
  List<Integer> whoIsNotDone() {
    return notDone.stream().boxed().toList();
  }

  private void deliver(Random random, long most) {
    for (long delivered = 0; delivered < most; delivered++) {
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
