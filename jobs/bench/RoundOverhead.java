package bench;

import java.util.ArrayList;
import java.util.List;
import leeml.model.DenseRows;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.spark.SparkCluster;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Synchronous;

/**
 * What a round costs when there is next to nothing to do in it.
 *
 * @param medianSeconds wall clock of a round
 * @param medianOverheadSeconds the same without the slowest worker's work
 */
record RoundOverhead(double medianSeconds, double medianOverheadSeconds) {

  /** Measures rounds of synchronous descent over vectors of {@code size} numbers. */
  static RoundOverhead measure(SparkCluster cluster, int size, int workers, int rounds) {
    List<Shard<ExampleBatch>> shards = new ArrayList<>();
    for (int w = 0; w < workers; w++) {
      DenseRows row = new DenseRows(new float[size - 1], size - 1);
      shards.add(Shard.of(new Examples(row, new float[1])));
    }
    Fit fit =
        Trainer.of(new LinearRegression(size - 1), Optimizers.sgd(0.1))
            .strategy(new Synchronous())
            .on(cluster)
            .within(Budget.steps(rounds))
            .fit(Shards.of(shards));
    return new RoundOverhead(
        fit.ledger().median(r -> r.cost().seconds()),
        fit.ledger().median(r -> r.cost().overheadSeconds()));
  }
}
