package leeml.train.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import leeml.train.Ledger;
import leeml.train.Noise;
import leeml.train.Pace;
import leeml.train.cluster.RoundCost;

/** A line of the ledger as fields. */
final class RoundFields {

  /** What a line has at least: its numbers of fixed place. */
  static final int FEWEST_BYTES = 19 * Double.BYTES;

  private static final int BYTES_A_COUNT = 2 * Long.BYTES;
  private static final int FEWEST_BYTES_A_METRIC = Integer.BYTES + Double.BYTES;

  private RoundFields() {}

  static void write(Ledger.Round round, CheckpointOutput out) throws IOException {
    out.number(round.round());
    out.number(round.step());
    out.real(round.epoch());
    out.number(round.examples());
    out.real(round.loss());
    out.real(round.learningRate());
    out.real(round.divergence());
    out.real(round.noise().variance());
    out.real(round.noise().perExample());
    out.real(round.noise().signal());
    counts(round.pace().staleness(), out);
    counts(round.pace().lead(), out);
    out.reals(round.workerSeconds().stream().mapToDouble(Double::doubleValue).toArray());
    out.real(round.drawSeconds());
    write(round.cost(), out);
    out.integer(round.metrics().size());
    for (Map.Entry<String, Double> metric : round.metrics().entrySet()) {
      out.text(metric.getKey());
      out.real(metric.getValue());
    }
  }

  static Ledger.Round read(CheckpointInput in) throws IOException {
    return new Ledger.Round(
        in.number(),
        in.number(),
        in.real(),
        in.number(),
        in.real(),
        in.real(),
        in.real(),
        new Noise(in.real(), in.real(), in.real()),
        new Pace(counts(in), counts(in)),
        boxed(in.reals()),
        in.real(),
        cost(in),
        metrics(in));
  }

  private static void write(RoundCost cost, CheckpointOutput out) throws IOException {
    out.number(cost.bytesDown());
    out.number(cost.bytesUp());
    out.number(cost.bytesBetween());
    out.real(cost.seconds());
    out.real(cost.computeSeconds());
    out.real(cost.slowestSeconds());
    out.real(cost.serialiseSeconds());
    out.real(cost.aggregateSeconds());
  }

  private static RoundCost cost(CheckpointInput in) throws IOException {
    return new RoundCost(
        in.number(),
        in.number(),
        in.number(),
        in.real(),
        in.real(),
        in.real(),
        in.real(),
        in.real());
  }

  static void counts(SortedMap<Long, Long> counts, CheckpointOutput out) throws IOException {
    out.integer(counts.size());
    for (Map.Entry<Long, Long> count : counts.entrySet()) {
      out.number(count.getKey());
      out.number(count.getValue());
    }
  }

  static SortedMap<Long, Long> counts(CheckpointInput in) throws IOException {
    SortedMap<Long, Long> counts = new TreeMap<>();
    int size = in.count(BYTES_A_COUNT);
    for (int i = 0; i < size; i++) {
      counts.put(in.number(), in.number());
    }
    return counts;
  }

  private static List<Double> boxed(double[] values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }

  private static Map<String, Double> metrics(CheckpointInput in) throws IOException {
    Map<String, Double> metrics = new LinkedHashMap<>();
    int size = in.count(FEWEST_BYTES_A_METRIC);
    for (int i = 0; i < size; i++) {
      metrics.put(in.text(), in.real());
    }
    return metrics;
  }
}
