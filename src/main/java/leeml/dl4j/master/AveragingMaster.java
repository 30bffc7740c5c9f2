package leeml.dl4j.master;

import leeml.model.Batch;
import leeml.optim.Require;
import leeml.train.Commission;
import leeml.train.Fit;
import leeml.train.Master;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;

/**
 * Deeplearning4j's {@code ParameterAveragingTrainingMaster}, as it comes: every worker fits {@code
 * frequency} batches, then parameters and the updater's state are averaged.
 *
 * <ol>
 *   <li>An epoch: the batches are made on the executors, counted, and split at random into rounds.
 *   <li>A round, down: configuration, θ and the updater's state, broadcast anew; every worker
 *       builds its network anew. Batches are shuffled where a round has not dealt them evenly.
 *   <li>Up: θ and updater's state of every worker, added up in a tree and divided by their number,
 *       whatever each has seen.
 * </ol>
 *
 * <p>Where one round is an epoch, shards are equal and the optimizer is plain SGD, θ is that of
 * {@code local-sgd:period=frequency}. Otherwise it differs in three ways: batches go to rounds at
 * random, and to other workers than their shard's, so that shards that differ do not stay apart;
 * the updater's state is averaged too, not kept; batches left over from whole rounds are spread
 * among them.
 *
 * <p>The ledger has the loss as the master knows it, the mean of the workers' last batches. Its
 * bytes are not what was seen on the wire but the size of what is broadcast, serialised once, for
 * each executor, and of θ and state for each worker on the way up; shuffled batches are not in
 * them. Phases within a round are not known and NaN.
 *
 * <p>It trains a {@link leeml.dl4j.DeepObjective} with sgd, nesterov or adam at a constant rate.
 *
 * @param frequency batches between averagings, at least 1
 */
public record AveragingMaster(int frequency) implements Master {

  /** Checks the range. */
  public AveragingMaster {
    Require.atLeast("frequency", frequency, 1);
  }

  @Override
  public String name() {
    return "dl4j-averaging:frequency=" + frequency;
  }

  /**
   * {@inheritDoc}
   *
   * @throws leeml.error.UsageException with the reason
   */
  @Override
  public void check(Commission<?> work) {
    MasterRun.check(this, work);
  }

  @Override
  public <B extends Batch> Fit fit(Commission<B> work) {
    MasterRun<B> run = new MasterRun<>(work);
    MasterLedger ledger =
        new MasterLedger(
            work, frequency, new MasterBytes(run.model(), run.spark()).ofAveraging(work.shards()));
    RecordingMaster master =
        new RecordingMaster(settings(work), (last, loss) -> run.ended(ledger, last, loss));
    return run.fit(() -> master, loss -> {});
  }

  private ParameterAveragingTrainingMaster.Builder settings(Commission<?> work) {
    return new ParameterAveragingTrainingMaster.Builder(work.shards().count(), work.batchSize())
        .batchSizePerWorker(work.batchSize())
        .averagingFrequency(frequency)
        .rngSeed(work.seed())
        .rddTrainingApproach(RDDTrainingApproach.Direct);
  }
}
