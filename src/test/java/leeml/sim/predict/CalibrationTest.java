package leeml.sim.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.sim.Compute;
import leeml.sim.Conditions;
import leeml.sim.Overhead;
import leeml.sim.VirtualCluster;
import leeml.train.Budget;
import leeml.train.Ledger;
import leeml.train.ShardSets;
import leeml.train.Trainer;
import leeml.train.cluster.Cluster;
import leeml.train.strategy.LocalSgd;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final int COLUMNS = 3;
  private static final double EXAMPLE = 1e-4;
  private static final double SPREAD = 0.2;
  private static final Overhead OVERHEAD = new Overhead(9e-3, 3e-3, 5e-4);

  @Test
  void findsTheConditionsThatTheRoundsWereMadeUnder() {
    Compute compute =
        new Compute(0, EXAMPLE, SPREAD, Compute.Stragglers.NONE, Compute.Failures.NONE);
    Cluster cluster = new VirtualCluster(Conditions.of(compute).under(OVERHEAD), 3);
    List<Trial> trials = new ArrayList<>();
    for (int workers : new int[] {1, 2}) {
      for (int period : new int[] {1, 16}) {
        trials.add(Trial.of(workers, period, rounds(cluster, workers, period)));
      }
    }
    Trial alone =
        Trial.of(
            1, 16, rounds(new VirtualCluster(Conditions.of(Compute.even(8 * 9e-5)), 3), 1, 16));
    Calibration found = Calibration.of(trials, alone, new Overhead(0, 3e-3, 5e-4));
    assertThat(found.exampleSeconds()).isCloseTo(EXAMPLE, within(0.05 * EXAMPLE));
    assertThat(found.aloneSeconds()).isCloseTo(9e-5, within(1e-9));
    assertThat(found.spread()).isCloseTo(SPREAD, within(0.2 * SPREAD));
    assertThat(found.overhead().roundSeconds()).isCloseTo(9e-3, within(1e-6));
    assertThat(found.overhead().stageSeconds()).isEqualTo(3e-3);
  }

  @Test
  void theFirstRoundSetsWorkersUpAndDoesNotCount() {
    Ledger ledger = rounds(new VirtualCluster(Conditions.of(Compute.even(1)), 3), 1, 1);
    assertThat(Trial.of(1, 1, ledger).rounds()).hasSize(ledger.rounds().size() - 1);
    assertThatThrownBy(() -> Trial.of(1, 1, new Ledger()))
        .hasMessage("a trial needs at least 2 rounds, and this one has 0");
  }

  private static Ledger rounds(Cluster cluster, int workers, int period) {
    Examples data = ExampleSets.linear(workers * 16, COLUMNS, 5);
    return Trainer.of(new LinearRegression(COLUMNS), Optimizers.sgd(0.01))
        .strategy(LocalSgd.every(period))
        .batchSize(8)
        .on(cluster)
        .within(Budget.steps(200L * period))
        .fit(ShardSets.equal(data, workers))
        .ledger();
  }
}
