package leeml.train.server;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import leeml.optim.MemoryCodec;

/**
 * A slice of θ on a server: takes pushes in, one after the other, and answers them as the
 * strategy's {@link ServerRule} allows. Knows no network: whoever runs it carries the messages.
 *
 * <p>A push that comes twice is taken in once, and answered again. Safe for use by many threads.
 */
public final class ServerSlice {

  /** What a worker had read whose push has been answered long since. */
  private static final long LONG_AGO = -1;

  private final float[] theta;
  private final ServerRule rule;
  private final boolean answersWithThetaBefore;
  private final long[] done;
  private final long[] versionsRead;
  private final BitSet left = new BitSet();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Staleness staleness = new Staleness();
  private final Staleness lead = new Staleness();
  private long version;
  private boolean stopped;

  /**
   * A push that has been taken in.
   *
   * @param read the version that its worker had when it was
   * @param before the θ to answer it with if that is the one before it; else null
   */
  private record Waiting(Push push, long read, float[] before) {}

  /**
   * A slice that nobody has sent to.
   *
   * @param theta the start; from now on the slice's own
   */
  public ServerSlice(float[] theta, ServerRule rule, boolean answersWithThetaBefore, int workers) {
    this.theta = theta;
    this.rule = rule;
    this.answersWithThetaBefore = answersWithThetaBefore;
    this.done = new long[workers];
    this.versionsRead = new long[workers];
  }

  /**
   * Takes the place of a slice that is lost, as it was when it was last looked at; before the first
   * push. Workers that wait for an answer send their last push again, and those that had left are
   * to leave again.
   *
   * <p>Without the rule's memory the rule begins anew. What it had collected towards its next
   * update, pushes at the present version that did not move it, is lost then: whoever sent of it
   * has not done that round.
   *
   * @throws IllegalArgumentException if it was a slice of another size, with other workers or
   *     another rule
   */
  public synchronized void goOnFrom(SliceSnapshot seen) {
    requireAlike(seen);
    if (seen.rule().length > 0) {
      MemoryCodec.decode(seen.rule(), rule.memory());
    }
    System.arraycopy(seen.theta(), 0, theta, 0, theta.length);
    System.arraycopy(seen.rounds(), 0, done, 0, done.length);
    System.arraycopy(seen.versionsRead(), 0, versionsRead, 0, done.length);
    version = seen.version();
    staleness.addAll(seen.staleness());
    lead.addAll(seen.lead());
    if (seen.rule().length == 0) {
      collectAnew(seen::roundsApplied);
    }
  }

  /**
   * Goes on beside other slices that have taken in more or less. Where a rule collects pushes,
   * slices that have collected those of different workers could wait for each other for ever: all
   * collect anew, and workers do those rounds again that are not in all slices.
   *
   * @param roundsApplied of each worker in all slices
   */
  public synchronized void goOnBesideOthers(IntToLongFunction roundsApplied) {
    if (rule.forgetCollected()) {
      collectAnew(roundsApplied);
    }
  }

  private void collectAnew(IntToLongFunction roundsApplied) {
    for (int worker = 0; worker < done.length; worker++) {
      long applied = roundsApplied.applyAsLong(worker);
      versionsRead[worker] = applied < done[worker] ? LONG_AGO : versionsRead[worker];
      done[worker] = applied;
    }
  }

  private void requireAlike(SliceSnapshot seen) {
    boolean inRange = seen.waiting().stream().allMatch(one -> one >= 0 && one < done.length);
    if (seen.theta().length != theta.length
        || seen.rounds().length != done.length
        || seen.versionsRead().length != done.length
        || !inRange) {
      throw new IllegalArgumentException(
          "a slice of %d numbers with %d workers, expected %d with %d"
              .formatted(seen.theta().length, seen.rounds().length, theta.length, done.length));
    }
  }

  /**
   * Takes a push in.
   *
   * @return the answers that are due now, to this worker or to others that waited for it
   */
  public synchronized List<Pulled> push(Push push) {
    // A worker that was started again sends what it sent before; the answer may have got lost.
    waiting.removeIf(earlier -> earlier.push().worker() == push.worker());
    waiting.add(push.round() < done[push.worker()] ? again(push) : takeIn(push));
    return due();
  }

  private Waiting takeIn(Push push) {
    float[] before = answersWithThetaBefore && push.wantsTheta() ? theta.clone() : null;
    long stale = version - push.versionRead();
    staleness.add(stale);
    if (rule.apply(theta, push, stale)) {
      version++;
    }
    done[push.worker()] = push.round() + 1;
    versionsRead[push.worker()] = push.versionRead();
    return new Waiting(push, push.versionRead(), before);
  }

  /** Waits as long as the first one would have: one that is not the last was answered. */
  private Waiting again(Push push) {
    boolean isLast = push.round() + 1 == done[push.worker()];
    return new Waiting(push, isLast ? versionsRead[push.worker()] : LONG_AGO, null);
  }

  /** Tells every worker that waits, and every one that comes, to end. */
  public synchronized List<Pulled> stop() {
    stopped = true;
    return due();
  }

  /**
   * A worker that starts, or is started again: the round to go on with, and θ. One that has done
   * rounds already is told the version that its last push had read, and may send that push once
   * more to be answered when the strategy lets it go on.
   */
  public synchronized Pulled register(int worker) {
    long read = done[worker] == 0 ? version : versionsRead[worker];
    return new Pulled(worker, done[worker], stopped || left.get(worker), read, theta.clone());
  }

  /** A worker that has done all its rounds; nobody waits for it any more. */
  public synchronized List<Pulled> leave(int worker) {
    left.set(worker);
    return due();
  }

  /**
   * The slice as it is.
   *
   * @param withRule whether it is to hold what the strategy's rule remembers, which may be several
   *     vectors as long as θ
   */
  public synchronized SliceSnapshot snapshot(boolean withRule) {
    return new SliceSnapshot(
        theta.clone(),
        version,
        done.clone(),
        versionsRead.clone(),
        waiting.stream().map(one -> one.push().worker()).toList(),
        staleness.counts(),
        lead.counts(),
        withRule ? MemoryCodec.encode(rule.memory()) : new byte[0]);
  }

  /** The rate of the next step. */
  public synchronized double learningRate() {
    return rule.learningRate();
  }

  private List<Pulled> due() {
    List<Pulled> answers = new ArrayList<>();
    long slowest =
        IntStream.range(0, done.length)
            .filter(worker -> !left.get(worker))
            .mapToLong(worker -> done[worker])
            .min()
            .orElse(Long.MAX_VALUE);
    Iterator<Waiting> all = waiting.iterator();
    while (all.hasNext()) {
      Waiting one = all.next();
      Push push = one.push();
      long own = push.round() + 1;
      ServerRule.Answer answer =
          stopped
              ? ServerRule.Answer.STOP
              : rule.answer(
                  new ServerRule.Standing(own, slowest, one.read(), version, left.cardinality()));
      if (answer != ServerRule.Answer.WAIT) {
        all.remove();
        lead.add(Math.max(0, own - slowest));
        answers.add(answer(one, answer == ServerRule.Answer.STOP));
      }
    }
    return answers;
  }

  private Pulled answer(Waiting one, boolean stop) {
    Push push = one.push();
    // Without θ the worker still has the version that it last read.
    long read = push.wantsTheta() ? version : push.versionRead();
    float[] answered = one.before() == null ? theta.clone() : one.before();
    return new Pulled(push.worker(), push.round(), stop, read, push.wantsTheta() ? answered : null);
  }
}
