package leeml.train.cluster;

/**
 * What a round cost. The four phases add up to the round's wall clock as its average worker saw it.
 *
 * @param bytesDown bytes of θ sent to workers' JVMs, as serialised; 0 within one thread
 * @param bytesUp bytes of replies sent back, as serialised; 0 within one thread
 * @param seconds wall clock
 * @param computeSeconds mean over workers of the time at work
 * @param slowestSeconds time at work of the slowest worker
 * @param serialiseSeconds packing and unpacking vectors, at the centre and mean over workers
 * @param aggregateSeconds adding up at the centre and moving θ
 */
public record RoundCost(
    long bytesDown,
    long bytesUp,
    double seconds,
    double computeSeconds,
    double slowestSeconds,
    double serialiseSeconds,
    double aggregateSeconds) {

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
        seconds + more,
        computeSeconds,
        slowestSeconds,
        serialiseSeconds,
        aggregateSeconds + more);
  }
}
