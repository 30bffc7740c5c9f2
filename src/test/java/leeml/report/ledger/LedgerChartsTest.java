package leeml.report.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.model.ExampleSets;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.report.Report;
import leeml.report.Section;
import leeml.report.chart.Chart;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.ShardSets;
import leeml.train.Trainer;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.server.StaleSynchronous;
import org.junit.jupiter.api.Test;

class LedgerChartsTest {

  private static Ledger train(Strategy strategy, int steps) {
    Fit fit =
        Trainer.of(new LinearRegression(3), Optimizers.sgd(0.05))
            .strategy(strategy)
            .batchSize(5)
            .within(Budget.steps(steps))
            .fit(ShardSets.equal(ExampleSets.linear(40, 3, 5), 2));
    return fit.ledger();
  }

  private static List<String> charts(Strategy strategy) {
    Report report = new Report();
    Ledger ledger = train(strategy, 30);
    LedgerCharts.addLoss(report, ledger);
    LedgerCharts.addCosts(report, ledger);
    return report.sections().stream()
        .map(section -> ((Section.Figure) section).chart())
        .map(Chart::title)
        .toList();
  }

  @Test
  void whatDidNotHappenIsNotDrawn() {
    assertThat(charts(new Synchronous()))
        .contains("Gradient noise scale", "Seconds by phase")
        .doesNotContain("Bytes by direction", "How far workers part", "Staleness of pushes");
    assertThat(charts(LocalSgd.every(4)))
        .contains("How far workers part")
        .doesNotContain("Gradient noise scale");
    assertThat(charts(new StaleSynchronous(2, 1)))
        .contains("Staleness of pushes", "Lead of workers");
  }

  @Test
  void aLongLedgerIsDrawnInStretchesThatKeepItsSums() {
    Ledger ledger = train(new Synchronous(), 730);
    Spent spent = Spent.by(ledger);
    assertThat(spent.loss()).hasSize(100);
    assertThat(spent.examples()[99]).isEqualTo(730 * 10);
    double weighted = 0;
    for (int i = 0; i < 100; i++) {
      weighted += spent.loss()[i] * (spent.examples()[i] - (i == 0 ? 0 : spent.examples()[i - 1]));
    }
    double mean = ledger.rounds().stream().mapToDouble(Ledger.Round::loss).average().orElseThrow();
    assertThat(weighted / spent.examples()[99]).isCloseTo(mean, within(1e-9));
  }
}
