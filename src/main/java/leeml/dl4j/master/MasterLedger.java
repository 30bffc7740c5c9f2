package leeml.dl4j.master;

import java.util.Arrays;
import java.util.List;
import leeml.train.Commission;
import leeml.train.Journal;
import leeml.train.Ledger;
import leeml.train.Noise;
import leeml.train.Pace;
import leeml.train.cluster.RoundCost;

/** Writes a line for each round of a master, with what can be known from outside of it. */
final class MasterLedger {

  private final MasterBytes.OfRound bytes;
  private final long frequency;
  private final long stepsPerEpoch;
  private final long examplesPerEpoch;
  private final long examplesPerRound;
  private long roundStart = System.nanoTime();
  private long step;
  private long epochStep;
  private long epochExamples;
  private long epochs;

  /**
   * A ledger without a line.
   *
   * @param frequency steps of a round
   * @param bytes of each round
   */
  MasterLedger(Commission<?> work, long frequency, MasterBytes.OfRound bytes) {
    this.bytes = bytes;
    this.frequency = frequency;
    stepsPerEpoch = work.stepsPerEpoch();
    examplesPerEpoch = Arrays.stream(work.shards().sizes()).sum();
    examplesPerRound = work.batchSize() * frequency * work.shards().count();
  }

  /** The line of a round that has ended: what was left of the epoch belongs to its last round. */
  Ledger.Round line(Journal journal, boolean lastOfEpoch, double loss, double rate, float[] theta) {
    long now = System.nanoTime();
    double seconds = (now - roundStart) * 1e-9;
    roundStart = now;
    long examples = lastOfEpoch ? examplesPerEpoch - epochExamples : examplesPerRound;
    long steps = lastOfEpoch ? stepsPerEpoch - epochStep : frequency;
    step += steps;
    epochStep = lastOfEpoch ? 0 : epochStep + steps;
    epochExamples = lastOfEpoch ? 0 : epochExamples + examples;
    epochs += lastOfEpoch ? 1 : 0;
    double epoch = epochs + (double) epochStep / stepsPerEpoch;
    return new Ledger.Round(
        journal.round(),
        step,
        epoch,
        examples,
        loss,
        rate,
        Double.NaN,
        Noise.unknown(),
        Pace.inStep(),
        List.of(),
        Double.NaN,
        new RoundCost(
            bytes.down(), bytes.up(), 0, seconds, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
        journal.metrics(theta, epoch));
  }
}
