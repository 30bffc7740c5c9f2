package leeml.train.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import leeml.error.BadInputException;
import leeml.train.worker.Worker;
import leeml.train.worker.WorkerState;

/**
 * A server in one slice and its workers, in one JVM and in no hurry: which of them works when is
 * said by whoever owns it. Used by one thread.
 */
public final class LocalServer {

  private final ServerPlan plan;
  private final ServerSlice slice;
  private final List<ServedWorker> workers = new ArrayList<>();

  /**
   * A server and its workers, at the beginning or as they were.
   *
   * @param states of the workers, fresh; each becomes its worker's own
   * @throws BadInputException if what the plan goes on from is of another run
   */
  public LocalServer(ServerPlan plan, List<Worker<?>> all, IntFunction<WorkerState> states) {
    plan.requireSlices(1);
    this.plan = plan;
    this.slice = plan.slice(0, 0, plan.theta().length);
    for (int i = 0; i < all.size(); i++) {
      workers.add(served(i, all.get(i), states.apply(i)));
    }
  }

  private ServedWorker served(int number, Worker<?> worker, WorkerState state) {
    Pulled start = slice.register(number);
    if (beginAnew()) {
      // As one that has died: it repeats its last push to be answered when it may go on.
      long owed = Math.max(0, start.round() - 1);
      return new ServedWorker(
          worker, state, plan, new Pulled(number, owed, false, start.version(), start.theta()));
    }
    try {
      return new ServedWorker(worker, state, plan, plan.before().workers().get(number));
    } catch (IllegalArgumentException e) {
      throw new BadInputException("the checkpoint", "it does not fit: " + e.getMessage(), e);
    }
  }

  /** Whether nothing is known of the workers but the rounds that they have done. */
  private boolean beginAnew() {
    return plan.before().workers().isEmpty();
  }

  /** Workers, K. */
  public int size() {
    return workers.size();
  }

  /** One of them. */
  public ServedWorker worker(int number) {
    return workers.get(number);
  }

  /**
   * Lets the workers begin, or go on; once, before the first push.
   *
   * @return those that have a round to do, in the order in which they were to do it
   */
  public List<Integer> begin() {
    long[] rounds = slice.snapshot(false).rounds();
    List<Integer> ready = new ArrayList<>();
    List<Integer> owed = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      if (rounds[i] > workers.get(i).round()) {
        owed.add(i);
      } else if (workers.get(i).goesOn()) {
        ready.add(i);
      } else {
        slice.leave(i); // nobody waits yet
      }
    }
    ready.sort(Comparator.comparingDouble(this::due));
    inOrderOfArrival(owed).forEach(number -> ready.addAll(askAgain(number)));
    return ready;
  }

  /** When a worker was to send next; NaN, and so after the others, if it was not. */
  private double due(int number) {
    return beginAnew() ? Double.NaN : plan.before().workers().get(number).due();
  }

  private List<Integer> inOrderOfArrival(List<Integer> owed) {
    List<Integer> ordered = new ArrayList<>(owed);
    if (!plan.before().isNone()) {
      List<Integer> arrived = plan.before().slices().get(0).waiting();
      ordered.sort(
          Comparator.comparingInt(
              one -> arrived.contains(one) ? arrived.indexOf(one) : arrived.size()));
    }
    return ordered;
  }

  private List<Integer> askAgain(int number) {
    ServedWorker worker = workers.get(number);
    boolean wantsTheta = beginAnew() || worker.pulls();
    Push again = worker.push(number, wantsTheta, 0, new float[plan.theta().length]);
    return goingOn(slice.push(again)).stream().map(Pulled::worker).toList();
  }

  /**
   * Takes in what a worker sends at the end of its round.
   *
   * @param examples that the vector stands for
   * @param message shape (d); may be overwritten
   * @return the answers of those that go on with a round, this worker or others that waited for it
   */
  public List<Pulled> push(int number, long examples, float[] message) {
    ServedWorker worker = workers.get(number);
    return goingOn(slice.push(worker.push(number, worker.pulls(), examples, message)));
  }

  /** Tells the workers; those that do not go on leave, and others may go on for that. */
  private List<Pulled> goingOn(List<Pulled> answers) {
    List<Pulled> goOn = new ArrayList<>();
    for (Pulled pulled : answers) {
      ServedWorker worker = workers.get(pulled.worker());
      worker.answered(pulled);
      if (worker.goesOn()) {
        goOn.add(pulled);
      } else {
        goOn.addAll(goingOn(slice.leave(pulled.worker())));
      }
    }
    return goOn;
  }

  /** The slice, without what its rule remembers. */
  public SliceSnapshot look() {
    return slice.snapshot(false);
  }

  /** The rate of the server's next step; NaN if it makes none. */
  public double learningRate() {
    return slice.learningRate();
  }

  /**
   * All of it, as it is.
   *
   * @param due when a worker sends next, by the owner's clock; NaN if it waits or has ended
   * @param entering a worker's state before the round that it does next, or is at
   * @param clock the owner's own numbers
   */
  public ServedSnapshot snapshot(
      IntToDoubleFunction due, IntFunction<WorkerState> entering, double... clock) {
    List<WorkerSnapshot> all =
        IntStream.range(0, workers.size())
            .mapToObj(i -> workers.get(i).snapshot(due.applyAsDouble(i), entering.apply(i)))
            .toList();
    return new ServedSnapshot(List.of(slice.snapshot(true)), all, plan.mostSteps(), clock);
  }
}
