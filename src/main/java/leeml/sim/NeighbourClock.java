package leeml.sim;

import java.util.Arrays;
import leeml.train.cluster.Mixing;
import leeml.train.cluster.RoundCost;

/**
 * When workers that mix with their neighbours are free again. With cᵢ a worker's seconds of work, n
 * the bytes that it sends to each of its |Nᵢ| neighbours,
 *
 * <pre>
 *   sentᵢ  = freeᵢ + cᵢ + |Nᵢ| nβ          its link takes one message after the other
 *   freeᵢ ← max(sentᵢ, α + sentⱼ, j ∈ Nᵢ) + |Nᵢ| nγ
 * </pre>
 *
 * <p>so a slow worker holds up its neighbours, theirs a round later, and far ones late or not at
 * all. A round ends when the last worker is free.
 */
final class NeighbourClock {

  private final Mixing mixing;
  private final Network network;
  private final double[] free;
  private double now;

  /**
   * A clock at 0.
   *
   * @param startSeconds when the workers may begin
   */
  NeighbourClock(Mixing mixing, Network network, double startSeconds) {
    this.mixing = mixing;
    this.network = network;
    this.free = new double[mixing.workers()];
    Arrays.fill(free, startSeconds);
  }

  double now() {
    return now;
  }

  /** When a worker is free for the next round. */
  double free(int worker) {
    return free[worker];
  }

  /**
   * One round.
   *
   * @param workSeconds cᵢ
   * @param payloads n of each worker
   */
  RoundCost round(double[] workSeconds, long[] payloads) {
    double[] sent = new double[free.length];
    long between = 0;
    for (int i = 0; i < sent.length; i++) {
      long bytes = (mixing.neighbours().get(i).length - 1) * payloads[i];
      sent[i] = free[i] + workSeconds[i] + network.linkSeconds(bytes);
      between += bytes;
    }
    double longestAdding = 0;
    for (int i = 0; i < sent.length; i++) {
      double adding = addSeconds(i, payloads);
      free[i] = arrived(i, sent) + adding;
      longestAdding = Math.max(longestAdding, adding);
    }
    double before = now;
    now = Arrays.stream(free).max().orElse(before);
    double mean = Arrays.stream(workSeconds).average().orElse(0);
    double slowest = Arrays.stream(workSeconds).max().orElse(0);
    return new RoundCost(0, 0, between, now - before, mean, slowest, 0, longestAdding);
  }

  private double arrived(int worker, double[] sent) {
    double last = sent[worker];
    for (int neighbour : mixing.neighbours().get(worker)) {
      if (neighbour != worker) {
        last = Math.max(last, sent[neighbour] + network.latencySeconds());
      }
    }
    return last;
  }

  private double addSeconds(int worker, long[] payloads) {
    double sum = 0;
    for (int neighbour : mixing.neighbours().get(worker)) {
      sum += neighbour == worker ? 0 : network.addSeconds(payloads[neighbour]);
    }
    return sum;
  }
}
