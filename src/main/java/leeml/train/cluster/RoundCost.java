package leeml.train.cluster;

import java.io.Serializable;
import java.util.List;
import leeml.train.worker.WorkerLine;

/**
 * What a round cost. The four phases add up to the round's wall clock as its average worker saw it.
 *
 * @param bytesDown bytes of θ sent to workers' JVMs, as serialised; 0 within one thread
 * @param bytesUp bytes of replies that came to the centre, as serialised; 0 within one thread
 * @param bytesBetween bytes that workers sent to each other, or through a shuffle
 * @param seconds wall clock
 * @param computeSeconds mean over workers of the time at work
 * @param slowestSeconds time at work of the slowest worker
 * @param serialiseSeconds packing and unpacking vectors, at the centre and mean over workers
 * @param aggregateSeconds adding up at the centre and moving θ
 */
public record RoundCost(
    long bytesDown,
    long bytesUp,
    long bytesBetween,
    double seconds,
    double computeSeconds,
    double slowestSeconds,
    double serialiseSeconds,
    double aggregateSeconds)
    implements Serializable {

  /**
   * The cost of a round within one thread: nothing is sent, and what is not work or packing is
   * adding up.
   */
  static RoundCost inOneThread(double seconds, List<WorkerLine> workers) {
    double compute = workers.stream().mapToLong(WorkerLine::computeNanos).sum() * 1e-9;
    double pack = workers.stream().mapToLong(WorkerLine::packNanos).sum() * 1e-9;
    double rest = Math.max(0, seconds - compute - pack);
    return new RoundCost(0, 0, 0, seconds, compute, compute, pack, rest);
  }

  /** What is left of the round: scheduling, the way to and fro, and waiting for the slowest. */
  public double waitSeconds() {
    return Math.max(0, seconds - computeSeconds - serialiseSeconds - aggregateSeconds);
  }

  /** Everything but the slowest worker's work: what distribution cost. */
  public double overheadSeconds() {
    return Math.max(0, seconds - slowestSeconds);
  }

  /** The same with the centre's own time added. */
  public RoundCost plusAggregate(double more) {
    return new RoundCost(
        bytesDown,
        bytesUp,
        bytesBetween,
        seconds + more,
        computeSeconds,
        slowestSeconds,
        serialiseSeconds,
        aggregateSeconds + more);
  }
}
