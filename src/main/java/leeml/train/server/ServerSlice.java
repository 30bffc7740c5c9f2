package leeml.train.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;

/**
 * A slice of θ on a server: takes pushes in, one after the other, and answers them as the
 * strategy's {@link ServerRule} allows. Knows no network: whoever runs it carries the messages.
 *
 * <p>A push that comes twice is taken in once, and answered again. Safe for use by many threads.
 */
public final class ServerSlice {

  /** The rounds of a worker that has left. */
  public static final long ALL_DONE = Long.MAX_VALUE;

  /** What a worker has read that was answered before this slice was there. */
  private static final long LONG_AGO = -1;

  private final float[] theta;
  private final ServerRule rule;
  private final boolean answersWithThetaBefore;
  private final long[] done;
  private final long[] versionsRead;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Staleness staleness = new Staleness();
  private final Staleness lead = new Staleness();
  private long version;
  private boolean stopped;

  /** A push that has been taken in, and the θ to answer it with if that is the one before it. */
  private record Waiting(Push push, float[] before) {}

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
   * push.
   *
   * @param rounds that each worker had done
   * @param updates that the slice had taken
   */
  public synchronized void goOnFrom(long[] rounds, long updates) {
    System.arraycopy(rounds, 0, done, 0, done.length);
    Arrays.fill(versionsRead, LONG_AGO);
    version = updates;
  }

  /**
   * Takes a push in.
   *
   * @return the answers that are due now, to this worker or to others that waited for it
   */
  public synchronized List<Pulled> push(Push push) {
    // A worker that was started again sends what it sent before; the answer may have got lost.
    waiting.removeIf(earlier -> earlier.push().worker() == push.worker());
    float[] before = null;
    if (push.round() >= done[push.worker()]) {
      before = answersWithThetaBefore && push.wantsTheta() ? theta.clone() : null;
      long stale = version - push.versionRead();
      staleness.add(stale);
      if (rule.apply(theta, push, stale)) {
        version++;
      }
      done[push.worker()] = push.round() + 1;
      versionsRead[push.worker()] = push.versionRead();
    }
    waiting.add(new Waiting(push, before));
    return due();
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
    return new Pulled(worker, done[worker], stopped, read, theta.clone());
  }

  /** A worker that has done all its rounds; nobody waits for it any more. */
  public synchronized List<Pulled> leave(int worker) {
    done[worker] = ALL_DONE;
    return due();
  }

  /** A copy of the slice as it is. */
  public synchronized float[] theta() {
    return theta.clone();
  }

  /** Rounds that each worker has done; {@link #ALL_DONE} of one that has left. */
  public synchronized long[] rounds() {
    return done.clone();
  }

  /** Updates so far. */
  public synchronized long version() {
    return version;
  }

  /** The rate of the next step. */
  public synchronized double learningRate() {
    return rule.learningRate();
  }

  /** Of each push: updates between the θ that its worker had and its arrival. */
  public synchronized SortedMap<Long, Long> staleness() {
    return staleness.counts();
  }

  /** Of each answer: how many rounds ahead of the slowest its worker was let go on. */
  public synchronized SortedMap<Long, Long> lead() {
    return lead.counts();
  }

  private List<Pulled> due() {
    List<Pulled> answers = new ArrayList<>();
    long slowest = Arrays.stream(done).min().orElse(0);
    int left = (int) Arrays.stream(done).filter(rounds -> rounds == ALL_DONE).count();
    Iterator<Waiting> all = waiting.iterator();
    while (all.hasNext()) {
      Waiting one = all.next();
      Push push = one.push();
      long own = push.round() + 1;
      ServerRule.Answer answer =
          stopped
              ? ServerRule.Answer.STOP
              : rule.answer(
                  new ServerRule.Standing(own, slowest, push.versionRead(), version, left));
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
