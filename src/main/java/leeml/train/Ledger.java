package leeml.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import leeml.train.cluster.RoundCost;

/** What each round cost and did. */
public final class Ledger implements Serializable {

  private final List<Round> rounds = new ArrayList<>();

  /**
   * One round.
   *
   * @param round 0, 1, 2, …
   * @param step steps of the run after this round
   * @param epoch passes over the data after this round
   * @param examples examples seen in this round
   * @param loss mean loss over those examples, each at the θ that its worker had
   * @param learningRate of the round's first step; NaN if the optimizer has none
   * @param divergence weighted mean of ‖wᵢ − w̄‖² before averaging; 0 where workers never part
   * @param noise of the gradients
   * @param pace how far apart the workers of a server were
   * @param workerSeconds time at work, by worker
   * @param drawSeconds mean over workers of the time until their batches were there, part of the
   *     time at work: acting, where θ makes its own examples
   * @param cost bytes and seconds
   * @param metrics validation metrics taken after the round, by name
   */
  public record Round(
      long round,
      long step,
      double epoch,
      long examples,
      double loss,
      double learningRate,
      double divergence,
      Noise noise,
      Pace pace,
      List<Double> workerSeconds,
      double drawSeconds,
      RoundCost cost,
      Map<String, Double> metrics)
      implements Serializable {

    /** Keeps the metrics' order. */
    public Round {
      workerSeconds = List.copyOf(workerSeconds);
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** The line as names and values, for {@code metrics.jsonl}. */
    public Map<String, Object> toMap() {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("round", round);
      line.put("step", step);
      line.put("epoch", epoch);
      line.put("examples", examples);
      line.put("loss", loss);
      line.put("learningRate", learningRate);
      line.put("divergence", divergence);
      line.put("gradientVariance", noise.variance());
      line.put("gradientNoise", noise.perExample());
      line.put("gradientSignal", noise.signal());
      line.put("bytesDown", cost.bytesDown());
      line.put("bytesUp", cost.bytesUp());
      line.put("bytesBetween", cost.bytesBetween());
      line.put("seconds", cost.seconds());
      line.put("computeSeconds", cost.computeSeconds());
      line.put("drawSeconds", drawSeconds);
      line.put("slowestSeconds", cost.slowestSeconds());
      line.put("waitSeconds", cost.waitSeconds());
      line.put("serialiseSeconds", cost.serialiseSeconds());
      line.put("aggregateSeconds", cost.aggregateSeconds());
      line.put("workerSeconds", workerSeconds);
      if (!pace.staleness().isEmpty()) {
        line.put("staleness", pace.staleness());
        line.put("lead", pace.lead());
      }
      line.putAll(metrics);
      return line;
    }
  }

  /** A ledger of rounds that were run by something other than the trainer. */
  public static Ledger of(List<Round> rounds) {
    Ledger ledger = new Ledger();
    rounds.forEach(ledger::add);
    return ledger;
  }

  void add(Round round) {
    rounds.add(round);
  }

  /** The rounds so far, in order. */
  public List<Round> rounds() {
    return Collections.unmodifiableList(rounds);
  }

  /** A column of the ledger, a number a round. */
  public double[] column(ToDoubleFunction<Round> value) {
    return rounds.stream().mapToDouble(value).toArray();
  }

  /** A validation metric where it was taken: {@code [steps, values]}. */
  public double[][] metric(String name) {
    List<Round> taken = rounds.stream().filter(r -> r.metrics().containsKey(name)).toList();
    return new double[][] {
      taken.stream().mapToDouble(Round::step).toArray(),
      taken.stream().mapToDouble(r -> r.metrics().get(name)).toArray()
    };
  }

  /** Sums over all rounds, and the median overhead of one. */
  public Map<String, Double> totals() {
    Map<String, Double> totals = new LinkedHashMap<>();
    totals.put("rounds", (double) rounds.size());
    totals.put("examples", (double) total(Round::examples));
    totals.put("bytesDown", (double) total(r -> r.cost().bytesDown()));
    totals.put("bytesUp", (double) total(r -> r.cost().bytesUp()));
    totals.put("bytesBetween", (double) total(r -> r.cost().bytesBetween()));
    totals.put("seconds", sum(r -> r.cost().seconds()));
    totals.put("computeSeconds", sum(r -> r.cost().computeSeconds()));
    totals.put("drawSeconds", sum(Round::drawSeconds));
    totals.put("waitSeconds", sum(r -> r.cost().waitSeconds()));
    totals.put("serialiseSeconds", sum(r -> r.cost().serialiseSeconds()));
    totals.put("aggregateSeconds", sum(r -> r.cost().aggregateSeconds()));
    totals.put("medianOverheadSeconds", median(r -> r.cost().overheadSeconds()));
    totals.put("gradientNoiseScale", gradientNoiseScale());
    if (!rounds.isEmpty()) {
      Pace pace = rounds.get(rounds.size() - 1).pace();
      totals.put("largestStaleness", (double) Pace.largest(pace.staleness()));
      totals.put("largestLead", (double) Pace.largest(pace.lead()));
    }
    totals.values().removeIf(value -> Double.isNaN(value) || value < 0);
    return totals;
  }

  /** trΣ / ‖G‖² over the whole run, in examples; NaN where no two workers sent gradients. */
  public double gradientNoiseScale() {
    List<Noise> known =
        rounds.stream().map(Round::noise).filter(n -> !Double.isNaN(n.perExample())).toList();
    return known.stream().mapToDouble(Noise::perExample).sum()
        / known.stream().mapToDouble(Noise::signal).sum();
  }

  /** The median over rounds; NaN without any. */
  public double median(ToDoubleFunction<Round> value) {
    double[] sorted = column(value);
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private long total(ToLongFunction<Round> value) {
    return rounds.stream().mapToLong(value).sum();
  }

  private double sum(ToDoubleFunction<Round> value) {
    return rounds.stream().mapToDouble(value).sum();
  }
}
