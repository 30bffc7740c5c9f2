package leeml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizer;
import leeml.train.compress.Compressor;
import leeml.train.strategy.Strategy;

/** Runs of a linear regression that are stopped and go on, and when two of them are the same. */
final class LinearRuns {

  static final int COLUMNS = 5;
  static final Examples DATA = ExampleSets.linear(60, COLUMNS, 5);

  private LinearRuns() {}

  static Trainer<ExampleBatch> trainer(
      Strategy strategy, Optimizer optimizer, Compressor compressor) {
    return Trainer.of(new LinearRegression(COLUMNS), optimizer)
        .strategy(strategy)
        .compressor(compressor)
        .batchSize(4)
        .seed(9)
        .validate(Validation.lower("norm", theta -> Math.abs(theta[0])).every(3))
        .within(Budget.epochs(20));
  }

  static void assertSame(Fit found, Fit undisturbed) {
    assertThat(found.theta()).isEqualTo(undisturbed.theta());
    assertThat(found.stop()).isEqualTo(undisturbed.stop());
    Ledger there = found.ledger();
    Ledger here = undisturbed.ledger();
    assertThat(there.column(Ledger.Round::step)).isEqualTo(here.column(Ledger.Round::step));
    assertThat(there.column(Ledger.Round::loss)).isEqualTo(here.column(Ledger.Round::loss));
    assertThat(there.column(Ledger.Round::divergence))
        .isEqualTo(here.column(Ledger.Round::divergence));
    assertThat(there.column(Ledger.Round::learningRate))
        .isEqualTo(here.column(Ledger.Round::learningRate));
    assertThat(paces(there)).isEqualTo(paces(here));
    assertThat(there.metric("norm")).isDeepEqualTo(here.metric("norm"));
  }

  private static List<Pace> paces(Ledger ledger) {
    return ledger.rounds().stream().map(Ledger.Round::pace).toList();
  }
}
