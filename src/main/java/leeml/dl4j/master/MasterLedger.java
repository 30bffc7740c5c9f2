package leeml.dl4j.master;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import leeml.train.Ledger;
import leeml.train.Noise;
import leeml.train.Pace;
import leeml.train.cluster.RoundCost;
import org.apache.commons.lang3.SerializationUtils;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.worker.NetBroadcastTuple;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes a line for each round of a master, with what can be known from outside of it. */
final class MasterLedger {

  private final List<Ledger.Round> rounds = new ArrayList<>();
  private final long[] shardSizes;
  private final int frequency;
  private final long stepsPerEpoch;
  private final long examplesPerRound;
  private final long bytesDown;
  private final long bytesUp;
  private final long start = System.nanoTime();
  private long roundStart = start;
  private long step;
  private long epochStep;
  private long epochExamples;
  private long epochs;
  private boolean diverged;

  MasterLedger(Model model, long[] shardSizes, int batchSize, int frequency, int executors) {
    this.shardSizes = shardSizes;
    this.frequency = frequency;
    stepsPerEpoch = AveragingMaster.stepsPerEpoch(shardSizes, batchSize);
    examplesPerRound = (long) batchSize * frequency * shardSizes.length;
    NetBroadcastTuple tuple = broadcast(model);
    bytesDown = (long) executors * SerializationUtils.serialize(tuple).length;
    long state = tuple.getUpdaterState() == null ? 0 : tuple.getUpdaterState().length();
    bytesUp = (long) Float.BYTES * shardSizes.length * (model.params().length() + state);
  }

  private static NetBroadcastTuple broadcast(Model model) {
    if (model instanceof ComputationGraph graph) {
      INDArray state = graph.getUpdater().getStateViewArray();
      return new NetBroadcastTuple(graph.getConfiguration(), graph.params(), state);
    }
    MultiLayerNetwork net = (MultiLayerNetwork) model;
    INDArray state = net.getUpdater().getStateViewArray();
    return new NetBroadcastTuple(net.getLayerWiseConfigurations(), net.params(), state);
  }

  /** Notes that a round ended: what was left of the epoch belongs to its last round. */
  void ended(boolean lastOfEpoch, double loss) {
    long now = System.nanoTime();
    long examples =
        lastOfEpoch ? Arrays.stream(shardSizes).sum() - epochExamples : examplesPerRound;
    long steps = lastOfEpoch ? stepsPerEpoch - epochStep : frequency;
    step += steps;
    epochStep += steps;
    epochExamples += examples;
    double seconds = (now - roundStart) * 1e-9;
    roundStart = now;
    diverged |= !Double.isFinite(loss);
    rounds.add(
        new Ledger.Round(
            rounds.size(),
            step,
            epochs + (double) epochStep / stepsPerEpoch,
            examples,
            loss,
            Double.NaN,
            Double.NaN,
            Noise.unknown(),
            Pace.inStep(),
            List.of(),
            Double.NaN,
            new RoundCost(
                bytesDown, bytesUp, 0, seconds, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
            Map.of()));
    if (lastOfEpoch) {
      epochs++;
      epochStep = 0;
      epochExamples = 0;
    }
  }

  boolean diverged() {
    return diverged;
  }

  Ledger ledger() {
    return Ledger.of(rounds);
  }

  double seconds() {
    return (System.nanoTime() - start) * 1e-9;
  }
}
