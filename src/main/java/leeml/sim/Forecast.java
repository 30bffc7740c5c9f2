package leeml.sim;

import java.util.Arrays;
import java.util.stream.LongStream;
import leeml.optim.Require;
import leeml.sim.paths.Sent;
import leeml.sim.paths.Transfer;
import leeml.train.cluster.RoundCost;

/**
 * The seconds and bytes of rounds without the gradients: what {@link VirtualCluster} would say of a
 * strategy of rounds whose workers all do the same.
 *
 * <p>The slowest of K workers is drawn, not approximated: every worker's seconds of every round are
 * those of the virtual cluster with the same seed.
 *
 * @param conditions of the cluster
 * @param workers K, at least 1
 * @param load of a worker's round
 * @param seed of what is random in the conditions
 */
public record Forecast(Conditions conditions, int workers, Load load, long seed) {

  /**
   * What a worker does and sends in a round.
   *
   * @param steps H, at least 1
   * @param examplesEachStep of a step, at least 0
   * @param thetaBytes of θ in full, at least 1
   * @param payloadBytes of what a worker sends, as its compressor packs it, at least 0
   * @param carriedBytes of its state that travels with its line, at least 0
   */
  public record Load(
      int steps, long examplesEachStep, long thetaBytes, long payloadBytes, long carriedBytes) {

    /** Checks the ranges. */
    public Load {
      Require.atLeast("steps", steps, 1);
      Require.atLeast("examples a step", examplesEachStep, 0);
      Require.atLeast("bytes of θ", thetaBytes, 1);
      Require.atLeast("bytes sent", payloadBytes, 0);
      Require.atLeast("bytes carried", carriedBytes, 0);
    }

    /** Vectors in full. */
    public static Load inFull(int steps, long examplesEachStep, int size) {
      long bytes = (long) Float.BYTES * size;
      return new Load(steps, examplesEachStep, bytes, bytes, 0);
    }

    /** The same with another period. */
    public Load every(int period) {
      return new Load(period, examplesEachStep, thetaBytes, payloadBytes, carriedBytes);
    }
  }

  /**
   * What rounds come to.
   *
   * @param rounds how many
   * @param seconds of all
   * @param slowestSeconds work of each round's slowest worker, over all rounds
   * @param bytesDown of all
   * @param bytesUp of all
   * @param bytesBetween of all
   */
  public record Total(
      long rounds,
      double seconds,
      double slowestSeconds,
      long bytesDown,
      long bytesUp,
      long bytesBetween) {}

  /** Checks the number of workers. */
  public Forecast {
    Require.atLeast("workers", workers, 1);
  }

  /** One round. */
  public RoundCost round(long round) {
    return round(round, transfer());
  }

  /**
   * Rounds 0, …, {@code rounds} − 1.
   *
   * @param rounds at least 1
   */
  public Total rounds(long rounds) {
    Transfer transfer = transfer();
    RoundCost[] costs =
        LongStream.range(0, rounds)
            .parallel()
            .mapToObj(round -> round(round, transfer))
            .toArray(RoundCost[]::new);
    return new Total(
        rounds,
        Arrays.stream(costs).mapToDouble(RoundCost::seconds).sum(),
        Arrays.stream(costs).mapToDouble(RoundCost::slowestSeconds).sum(),
        rounds * transfer.bytesDown(),
        rounds * transfer.bytesUp(),
        rounds * transfer.bytesBetween());
  }

  private Transfer transfer() {
    long[] payloads = new long[workers];
    Arrays.fill(payloads, load.payloadBytes());
    Sent sent = new Sent(load.thetaBytes(), payloads, workers * load.carriedBytes());
    return conditions.paths().transfer(sent, conditions.network());
  }

  private RoundCost round(long round, Transfer transfer) {
    double[] work = new double[workers];
    long examples = load.steps() * load.examplesEachStep();
    for (int worker = 0; worker < workers; worker++) {
      work[worker] = conditions.compute().seconds(seed, worker, round, load.steps(), examples);
    }
    return conditions.round(work, transfer);
  }
}
